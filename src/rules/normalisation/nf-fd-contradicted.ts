import { type Design, type Id, inSymbols, keysOf, object } from '#model'
import { columnsIn, dependenciesOf } from '../normal-forms/of-design.ts'
import { rowsOf, type SampleRows, sampleRows } from '../normal-forms/seed-rows.ts'
import { isSaid } from '../reading/intent.ts'
import { type Column, columnsAt, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Rule, severities } from '../rule.ts'
import { depends, seeded } from './given.ts'

type Row = SampleRows['rows'][number]

/** What a row has in these columns; null where one of the values is not known from reading it. */
function valuesAt({ values }: Row, columns: readonly Column[]): string | null {
  const found = columns.map((it) => values.get(it.id))
  return found.includes(undefined) ? null : JSON.stringify(found)
}

const told = (row: Row, columns: readonly Column[]): string =>
  listed(columns.map((it) => `${it.name} ${row.values.get(it.id) ?? 'null'}`))

/** Two rows that agree on the one and not on the other, where there are such. */
function clash(rows: readonly Row[], from: readonly Column[], to: Column): readonly [Row, Row] | null {
  const first = new Map<string, Row>()
  for (const row of rows) {
    const [left, right] = [valuesAt(row, from), valuesAt(row, [to])]
    // Of a null nothing is said to depend.
    if (left === null || right === null || from.some((it) => row.values.get(it.id) === null)) continue
    const had = first.get(left)
    if (had && valuesAt(had, [to]) !== right) return [had, row]
    if (!had) first.set(left, row)
  }
  return null
}

/** Two rows with the same values in all of a key. */
function twins(rows: readonly Row[], key: readonly Column[], nullsDistinct: boolean): readonly [Row, Row] | null {
  const first = new Map<string, Row>()
  for (const row of rows) {
    const values = valuesAt(row, key)
    if (values === null || (nullsDistinct && key.some((it) => row.values.get(it.id) === null))) continue
    const had = first.get(values)
    if (had) return [had, row]
    first.set(values, row)
  }
  return null
}

function* ofKeys(design: Design, table: Id): Iterable<Finding> {
  for (const key of keysOf(design, table)) {
    const columns = columnsAt(design, key.columns)
    const it = object(design, key.id)
    const nullsDistinct = !(it && 'nullsDistinct' in it && !it.nullsDistinct)
    for (const entry of design.intent.values()) {
      if (entry.sort !== 'seed' || entry.about !== table) continue
      // Rows of one seed only: one stage may put in again what every stage has.
      const pair = twins(rowsOf(design, entry), columns, nullsDistinct)
      if (pair)
        yield {
          about: table,
          message: `${object(design, table)?.name}: ${pair[0].at} and ${pair[1].at} have the same key ${it?.name}: ${told(pair[0], columns)}`,
        }
    }
  }
}

export const nfFdContradicted: Rule = {
  id: 'nf-fd-contradicted',
  group: 'normalisation',
  title: 'The rows that are there obey what is declared',
  why: 'Of a dependency that sample rows break, or a key that they repeat, one of the two is wrong: either the rows, or what is believed of them, and every split that rests on it.',
  bad: 'create table orders (id bigint primary key, customer_no bigint not null, customer_city text, total numeric(12,2) not null);',
  good: 'create table orders (id bigint primary key, customer_no bigint not null, town text, at timestamptz not null, code text not null);',
  given: (design) => [
    ...depends(
      { table: 'orders', from: ['customer_no'], to: ['customer_city'] },
      { table: 'orders', from: ['town'], to: ['at', 'code'] },
    )(design),
    ...seeded(design, {
      table: 'orders',
      columns: ['id', 'customer_no', 'customer_city', 'total'],
      rows: [
        ['1', '7', "'Ghent'", '5'],
        ['2', '7', "'Oslo'", '6'],
        ['2', '8', 'null', '6'],
      ],
    }),
    ...seeded(design, {
      table: 'orders',
      columns: ['id', 'customer_no', 'town', 'at', 'code'],
      // Only Postgres could tell whether these moments are one, and what a call gives.
      rows: [
        ['1', '7', "'Ghent'", "'2024-01-02'", 'upper($$a$$)'],
        ['2', '7', "'Ghent'", "'Jan 2 2024'", "'A'"],
        ['3', '7', 'null', "'2024-01-03'", "'B'"],
      ],
    }),
  ],
  severity: severities('E E E E E E'),
  concerns: ({ design }) => isSaid(design, 'seed'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const samples = owner ? sampleRows(design, table) : []
    if (!owner || samples.length === 0) return
    const theory = dependenciesOf(design, table)
    for (const it of theory.declared) {
      const [from, to] = [columnsIn(theory, it.from), columnsIn(theory, it.to)]
      for (const column of it.multivalued ? [] : to)
        for (const { rows } of samples) {
          const pair = clash(rows, from, column)
          if (!pair) continue
          const [one, other] = pair
          yield {
            about: table,
            message: `${owner.name}: ${inSymbols(from, [column], false)} is declared, and for ${told(one, from)} ${one.at} has ${told(one, [column])}, ${other.at} ${told(other, [column])}: correct a row, or take the dependency back`,
          }
          break
        }
    }
    yield* ofKeys(design, table)
  },
}
