import { expect, test } from 'vitest'
import {
  addForeignKey,
  addTable,
  all,
  apply,
  type Design,
  driftBetween,
  emptyDesign,
  type Id,
  MAIN_DIAGRAM,
  renameObject,
  tablesOf,
} from '#model'
import { decodeLink } from './decode.ts'
import { encodeLink } from './encode.ts'

/** What Rails calls three keys: by the first ten digits of sha256('a_visits_parent_id_fk') and so on. */
const RAILS_KEYS = ['fk_rails_00d85ed88c', 'fk_rails_42cd60ae10', 'fk_rails_5228ad0372']

test('keys that Rails named by a hash cost no more than those named by their columns', () => {
  const withKeys = (names: readonly string[]): Design => {
    let design = emptyDesign()
    for (const table of ['a_visits', 'b_visits', 'c_visits']) {
      const made = addTable(design, { name: table, diagram: MAIN_DIAGRAM, x: 0, y: 0 })
      design = apply(design, made.changes)
      const key = addForeignKey(design, {
        from: { table: made.table, column: null },
        to: { table: tablesOf(design)[0]?.id as Id<'table'>, column: null },
      })
      if ('changes' in key) design = apply(design, key.changes)
    }
    const keys = [...all(design.objects)].filter((it) => it.kind === 'foreign-key')
    return keys.reduce((now, it, i) => apply(now, renameObject(now, it.id, names[i] as string)), design)
  }
  const hashed = withKeys(RAILS_KEYS)
  const back = decodeLink(encodeLink(hashed)).design as Design
  const named = [...all(back.objects)].filter((it) => it.kind === 'foreign-key').map((it) => it.name)
  expect(named.sort()).toEqual([...RAILS_KEYS].sort())
  const others = withKeys(RAILS_KEYS.map((name) => name.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))))
  expect(encodeLink(hashed).length + 15).toBeLessThan(encodeLink(others).length)
  expect(driftBetween(others, decodeLink(encodeLink(others)).design as Design)).toEqual([])
})
