import { columnsOf, type Design, foreignKeysOf, type Id, keysOf, object, typeName } from '#model'
import { refusing } from '../reading/passes.ts'
import { isReadable } from '../reading/readable.ts'
import { filledBy, heldBy, placeOf, type Seed, seedsOf, writtenValue } from '../reading/seeds.ts'
import { type Column, columnsAt, type ForeignKey, namesAt } from '../reading/shapes.ts'
import { referenceIn } from '../reading/trees.ts'
import { isText, plain } from '../reading/types.ts'
import { listed } from '../reading/words.ts'

/** How long a text of the type may be; null for one without a bound. */
const longest = (it: Column): number | null => {
  const bound = ['character varying', 'character'].includes(plain(it)) ? /\((\d+)\)/.exec(it.type.name)?.[1] : undefined
  return bound === undefined ? null : Number(bound)
}

/** What Postgres surely has against one value; null where it has nothing, or where that can't be told. */
function wrongWith(design: Design, it: Column, sql: string): string | null {
  const found = writtenValue(sql)
  if (found.is === 'no expression') return `${sql} is no expression for ${it.name}`
  if (found.is === 'column')
    return `${it.name} is made from ${referenceIn({ ColumnRef: found.tree })?.join('.') ?? 'a column'}, and a row that is put in can’t read one`
  if (it.generated) return found.is === 'default' ? null : `${it.name} is generated and can’t be given`
  if (found.is !== 'constant') return null
  const { value, cast } = found
  // A domain may refuse it or not: its checks are its own.
  if (value === null) return it.nullable ? null : `${it.name} is null and may not be`
  if (!cast && isReadable(design, it, value) === false)
    return `${it.name} is ${sql}, which is no ${typeName(design, it.type)}`
  const most = longest(it)
  if (!cast && most !== null && isText(it) && [...String(value).replace(/ +$/, '')].length > most)
    return `${it.name} is longer than ${most} characters`
  const check = cast ? null : refusing(design, it, value)
  return check && `${it.name} is ${sql}, which ${check.name} refuses`
}

function* ofValues(design: Design, seed: Seed): Iterable<string> {
  for (const [i, row] of seed.rows.entries()) {
    if (row.length !== seed.columns.length) {
      yield `${placeOf(seed, i)} has ${row.length} values for ${seed.columns.length} columns`
      continue
    }
    for (const it of filledBy(design, seed)) {
      const wrong = wrongWith(design, it, row[seed.columns.indexOf(it.id)] ?? '')
      if (wrong) yield `${placeOf(seed, i)}: ${wrong}`
    }
  }
}

/** Columns that each row needs and no row is given. */
function* ofMissing(design: Design, seed: Seed): Iterable<string> {
  const missing = columnsOf(design, seed.about).filter(
    (it) =>
      !it.nullable &&
      !seed.columns.includes(it.id) &&
      it.default === null &&
      it.identity === null &&
      it.generated === null &&
      // A domain may have a default.
      !it.type.of?.startsWith('domain:'),
  )
  const stage = seed.environment === 'all' ? 'its rows' : `its ${seed.environment} rows`
  if (missing.length > 0) yield `${stage} don’t say ${listed(missing.map((it) => it.name))}, which may not be null`
}

const values = (design: Design, at: { seed: Seed; row: readonly string[]; columns: readonly Id[] }): string | null => {
  const held = at.columns.map((column) => heldBy(design, { ...at, column }))
  return held.some((it) => it === undefined || it === null) ? null : JSON.stringify(held)
}

function* ofKeys(design: Design, seed: Seed): Iterable<string> {
  for (const key of keysOf(design, seed.about)) {
    const seen = new Map<string, number>()
    for (const [i, row] of seed.rows.entries()) {
      const mine = values(design, { seed, row, columns: key.columns })
      const had = mine === null ? undefined : seen.get(mine)
      if (had !== undefined)
        yield `${placeOf(seed, had)} and ${placeOf(seed, i)} have the same (${namesAt(design, key.columns)})`
      else if (mine !== null) seen.set(mine, i)
    }
  }
}

/** The rows that surely are there once the seeds have run, by their values in these columns; null where that can't be told. */
function rowsThere(design: Design, seed: Seed, key: ForeignKey): ReadonlySet<string> | null {
  const there = seedsOf(design, key.target).filter(
    (it) => it.environment === 'all' || it.environment === seed.environment || seed.environment === 'all',
  )
  const found = there.flatMap((from) =>
    from.rows.map((row) => values(design, { seed: from, row, columns: key.targetColumns })),
  )
  return found.includes(null) ? null : new Set(found.flatMap((it) => it ?? []))
}

function* ofReferences(design: Design, seed: Seed): Iterable<string> {
  for (const key of foreignKeysOf(design, seed.about)) {
    const there = key.enforced ? rowsThere(design, seed, key) : null
    for (const [i, row] of there ? seed.rows.entries() : []) {
      const mine = values(design, { seed, row, columns: key.columns })
      if (mine === null || there?.has(mine)) continue
      const said = columnsAt(design, key.columns).map((it) => `${it.name} ${row[seed.columns.indexOf(it.id)]}`)
      yield `${placeOf(seed, i)} refers to a row of ${object(design, key.target)?.name} that no seed puts in: ${listed(said)}`
    }
  }
}

/** What Postgres would refuse of the rows of a seed on an empty database, as far as it can be told by reading them. */
export function* brokenRows(design: Design, seed: Seed): Iterable<string> {
  if (seed.rows.length === 0) return
  yield* ofMissing(design, seed)
  yield* ofValues(design, seed)
  yield* ofKeys(design, seed)
  yield* ofReferences(design, seed)
}
