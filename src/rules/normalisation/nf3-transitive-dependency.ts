import { intend, tablesOf } from '#model'
import { findingsOf, partsFix } from '../normal-forms/findings.ts'
import { isSaid } from '../reading/intent.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { tenantsIn } from '../tenancy/tenants.ts'
import { depends } from './given.ts'

export const nf3TransitiveDependency: Rule = {
  id: 'nf3-transitive-dependency',
  group: 'normalisation',
  title: 'A column depends on the key alone (3NF)',
  why: 'What another column determines is written once for every row that has that column: rows come to disagree about one fact, and no constraint can notice.',
  bad: `create table orders (
  id bigint primary key, customer_no bigint not null, customer_city text, customer_country char(2) not null,
  total numeric(12,2) not null, unique (id, customer_country), check (length(customer_city) > 0)
);
create index on orders (customer_no);
create index on orders (customer_city);`,
  good: `create table customers (customer_no bigint primary key, customer_city text);
create table orders (
  id bigint primary key, customer_no bigint not null references customers, total numeric(12,2) not null,
  gross numeric(12,2) generated always as (total * 1.21) stored
);
create index on orders (customer_no);
create table invoices (id bigint primary key, customer_no bigint not null, customer_city text);
create table nothing_said (id bigint primary key, customer_no bigint, customer_city text);`,
  given: (design) => [
    ...depends(
      { table: 'orders', from: ['customer_no'], to: ['customer_city', 'customer_country'] },
      { table: 'orders', from: ['id'], to: ['total'] },
      { table: 'customers', from: ['customer_no'], to: ['customer_city'] },
      // A copy of what was true then.
      { table: 'invoices', from: ['customer_no'], to: ['customer_city'] },
    )(design),
    ...tablesOf(design).flatMap((it) =>
      it.name === 'invoices'
        ? [
            ...intend(design, { sort: 'tags', about: it.id, tags: ['snapshot'] }),
            ...intend(design, {
              sort: 'decision',
              rule: 'denormalisation-undocumented',
              about: it.id,
              reason: 'An invoice keeps the address that it was sent to; billing writes it once.',
            }),
          ]
        : [],
    ),
  ],
  severity: severities('W W W E E W'),
  concerns: ({ design }) => isSaid(design, 'dependency'),
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'referring',
  *check(table, context) {
    yield* findingsOf(table, '3NF', {
      context,
      says: ({ owner, from, to }) =>
        `${owner.name} repeats ${listed(to.map((it) => it.name))} for each ${listed(from.map((it) => it.name))}, which is no key of it`,
      fixes: (design) => partsFix(design, table, '3NF'),
    })
  },
}
