import { findingsOf, partsFix } from '../normal-forms/findings.ts'
import { isSaid } from '../reading/intent.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { tenantsIn } from '../tenancy/tenants.ts'
import { depends } from './given.ts'

export const nf2PartialDependency: Rule = {
  id: 'nf2-partial-dependency',
  group: 'normalisation',
  title: 'What a part of a key determines stands in a table of its own (2NF)',
  why: 'A value that hangs on one column of a composite key is repeated for every value of the others: it can be changed in one row and not in the next, can’t be stored before such a row exists, and is gone with the last.',
  bad: `create table order_lines (
  order_id bigint not null, product_id bigint not null, product_name text not null,
  product_weight numeric, quantity int not null, check (product_weight > 0), primary key (order_id, product_id)
);
create index on order_lines (product_id);`,
  good: `create table products (product_id bigint primary key, product_name text not null, product_weight numeric);
create table order_lines (
  order_id bigint not null, product_id bigint not null references products, quantity int not null,
  primary key (order_id, product_id)
);
create index on order_lines (product_id);
create table shipped_lines (
  order_id bigint not null, product_id bigint not null, product_name text not null, primary key (order_id, product_id)
);`,
  given: depends(
    { table: 'order_lines', from: ['product_id'], to: ['product_name', 'product_weight'] },
    { table: 'order_lines', from: ['order_id', 'product_id'], to: ['quantity'] },
    { table: 'products', from: ['product_id'], to: ['product_name', 'product_weight'] },
  ),
  severity: severities('W W W E E W'),
  concerns: ({ design }) => isSaid(design, 'dependency'),
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'referring',
  *check(table, context) {
    yield* findingsOf(table, '2NF', {
      context,
      says: ({ owner, from, to }) =>
        `${owner.name} repeats ${listed(to.map((it) => it.name))} for each ${listed(from.map((it) => it.name))}, which is only a part of a key`,
      fixes: (design) => partsFix(design, table, '3NF'),
    })
  },
}
