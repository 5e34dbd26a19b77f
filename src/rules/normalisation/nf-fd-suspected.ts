import { inSymbols, plainWords } from '#model'
import { suspicionsOf } from '../normal-forms/suspicions.ts'
import { isSaid } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'
import { depends, seeded } from './given.ts'

/** Rows of customers who each have a city: thirty of two orders, and one more that says nothing. */
const ROWS = Array.from({ length: 60 }, (_, i) => [
  String(i + 1),
  String(i % 30),
  `'city ${(i % 30) % 7}'`,
  String((i * 37) % 60),
])

export const nfFdSuspected: Rule = {
  id: 'nf-fd-suspected',
  group: 'normalisation',
  title: 'What all the rows obey is declared or dismissed',
  why: 'Rows in which one column always goes with another suggest a fact that is stored many times. They prove nothing: it is for a person to say whether it must be so, or only happens to be.',
  bad: 'create table orders (id bigint primary key, customer_no bigint not null, customer_city text not null, total int not null);',
  good: `create table orders (id bigint primary key, customer_no bigint not null, customer_city text not null, total int not null);
create table few (id bigint primary key, customer_no bigint not null, customer_city text not null, total int not null);`,
  given: (design) => [
    ...['orders', 'few'].flatMap((table) =>
      seeded(design, {
        table,
        columns: ['id', 'customer_no', 'customer_city', 'total'],
        rows: table === 'few' ? ROWS.slice(0, 40) : ROWS,
      }),
    ),
    // The good example is the one that has a second table.
    ...(seeded(design, { table: 'few', columns: ['id'], rows: [] }).length > 0
      ? depends({ table: 'orders', from: ['customer_no'], to: ['customer_city'] })(design)
      : []),
  ],
  severity: severities('I - - I I I'),
  concerns: ({ design }) => isSaid(design, 'seed'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const { from, to, rows } of suspicionsOf(design, table))
      yield {
        about: to.id,
        message: `In all ${rows} rows of ${owner.name} ${plainWords(from, [to], false)}: if it must be so, declare ${inSymbols(from, [to], false)} at the table; if not, suppress this`,
      }
  },
}
