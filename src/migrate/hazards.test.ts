import { expect, test } from 'vitest'
import { ONLINE, plan } from '#migrate'
import {
  addColumn,
  addIndex,
  addTable,
  addUnique,
  apply,
  type Change,
  type Design,
  emptyDesign,
  type Id,
  indexKey,
  lastRank,
  make,
  setField,
} from '#model'

/** A design with one table, and with a column more in it. */
function withColumn(patch: Readonly<Record<string, unknown>>): readonly [Design, Design] {
  const made = addTable(emptyDesign(), { name: 'users' })
  const before = apply(emptyDesign(), made.changes)
  const added = addColumn(before, made.table, { name: 'email' })
  const after = apply(before, added.changes)
  return [before, apply(after, setField(after, added.column as Id, patch))]
}

const hazardsOf = (from: Design, to: Design) => plan(from, to).map((it) => it.hazard)

test('a column that rows would have nothing in is said to need an empty table; in a new one there are no rows', () => {
  const [before, after] = withColumn({ nullable: false, default: null })
  expect(hazardsOf(before, after)).toContain('needs-empty')
  expect(hazardsOf(emptyDesign(), after)).not.toContain('needs-empty')
  expect(hazardsOf(...withColumn({ nullable: true, default: null }))).not.toContain('needs-empty')
  expect(hazardsOf(...withColumn({ nullable: false, default: `''` }))).not.toContain('needs-empty')
})

function rooms() {
  const { changes, table } = addTable(emptyDesign(), { name: 'rooms' })
  const made = apply(emptyDesign(), changes)
  const added = addColumn(made, table, { name: 'during', type: { name: 'tstzrange', of: null, dimensions: 0 } })
  return { design: apply(made, added.changes), table, column: added.column as Id<'column'> }
}

test('what is built over all rows is said to keep writers out; in a new table nobody waits', () => {
  const { design, table, column } = rooms()
  const alone: Change = {
    op: 'add',
    object: make('exclusion', {
      name: 'no_overlap',
      parent: table,
      rank: lastRank(design, table),
      keys: [{ ...indexKey(column), operator: '&&' }],
    }),
  }
  for (const built of [addUnique(design, table, [column]), addIndex(design, table, [column]), [alone]]) {
    const after = apply(design, built)
    expect(hazardsOf(design, after)).toEqual(['lock'])
    expect(hazardsOf(emptyDesign(), after)).not.toContain('lock')
  }
})

test('a key that takes over an index keeps nobody out, and is added in one way only', () => {
  const { design, table, column } = rooms()
  const before = apply(design, addIndex(design, table, [column], { unique: true }))
  const after = apply(design, addUnique(design, table, [column]))
  expect(hazardsOf(before, after)).toEqual([null])
  const sqlOf = (steps: ReturnType<typeof plan>) => steps.map((it) => it.sql)
  expect(sqlOf(plan(before, after, ONLINE))).toEqual(sqlOf(plan(before, after)))
})
