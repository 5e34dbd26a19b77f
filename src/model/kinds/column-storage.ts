import * as v from 'valibot'
import { sqlWords } from '../fields.ts'
import type { At, Common } from '../kind-spec.ts'
import { alterOwnColumn } from './heirs.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'

/** How a column's values are kept and what the planner gathers about them; null for the type's or the server's own. */
export const storageFields = {
  storage: v.nullable(v.picklist(['plain', 'external', 'extended', 'main'])),
  compression: v.nullable(v.picklist(['pglz', 'lz4'])),
  /** How many values ANALYZE keeps. */
  statistics: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
  /** n_distinct and n_distinct_inherited, each `name=value`. */
  options: v.array(sqlWords()),
}
type Stored = Common & { readonly [P in keyof typeof storageFields]: v.InferOutput<(typeof storageFields)[P]> }

const isVirtual = (it: Stored & { readonly generated?: { readonly stored: boolean } | null }): boolean =>
  it.generated?.stored === false

const sayStorage = (it: Stored, at: At) =>
  alterOwnColumn(it, at, `SET STORAGE ${it.storage?.toUpperCase() ?? 'DEFAULT'}`)
const sayCompression = (it: Stored, at: At) => alterOwnColumn(it, at, `SET COMPRESSION ${it.compression ?? 'DEFAULT'}`)
const sayStatistics = (it: Stored, at: At) => alterOwnColumn(it, at, `SET STATISTICS ${it.statistics ?? -1}`)

/** Where it came by a table that it inherits from, it is stored as there until something else is said. */
export const settleStorage = (it: Stored, at: At, origin: Stored | null = null): readonly string[] => [
  ...(it.storage || origin?.storage ? [sayStorage(it, at)] : []),
  ...(it.compression || origin?.compression ? [sayCompression(it, at)] : []),
  ...(it.statistics === null ? [] : [sayStatistics(it, at)]),
  ...(it.options.length > 0 ? [alterOwnColumn(it, at, `SET${withOptions(it.options).replace(' WITH', '')}`)] : []),
]

export const alterStorage = {
  storage: (now: Stored, _was: Stored, at: At) => [sayStorage(now, at)],
  compression: (now: Stored, _was: Stored, at: At) => [sayCompression(now, at)],
  // What is computed when it is read has none (18), and forgot them when it became so.
  statistics: (now: Stored, _was: Stored, at: At) => (isVirtual(now) ? [] : [sayStatistics(now, at)]),
  options: (now: Stored, was: Stored, at: At) =>
    changeOptions(now.options, was.options, (words) => alterOwnColumn(now, at, words)),
} as const

/** The storage of a pg_attribute row `a` whose pg_type row is `t`. */
export const storageJson = `
  'storage', case when a.attstorage <> t.typstorage then
    '{"p":"plain","e":"external","x":"extended","m":"main"}'::jsonb ->> a.attstorage::text end,
  'compression', '{"p":"pglz","l":"lz4"}'::jsonb ->> a.attcompression::text,
  'statistics', case when a.attstattarget >= 0 then a.attstattarget end,
  'options', ${optionsJson('a.attoptions')}`
