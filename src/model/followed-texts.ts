import type * as v from 'valibot'
import { equal, type Token, tokenize } from '#base'
import { noteOf } from './fields.ts'
import { type DbObject, kindOf } from './kinds/index.ts'

/** By what columns of a table were called, what they are called now. */
export type NewNames = ReadonlyMap<string, string>
type Inside = v.GenericSchema & {
  readonly wrapped?: Inside
  readonly item?: Inside
  readonly pipe?: readonly Inside[]
  readonly entries?: Readonly<Record<string, Inside>>
}

/** What has another name now, of a table's columns; none where one takes another's: then words alone don't say who is meant. */
export function newNames(had: Iterable<DbObject>, now: (it: DbObject) => DbObject | null): NewNames {
  const columns = [...had].filter((it) => kindOf(it).holdsRows && it.parent !== null)
  const names = new Map(
    columns.flatMap((it) => {
      const name = now(it)?.name
      return name !== undefined && name !== it.name ? [[it.name, name] as const] : []
    }),
  )
  const taken = new Set(columns.map((it) => it.name))
  return [...names.values()].some((name) => taken.has(name)) ? new Map() : names
}

const wordsOf = (sql: string): readonly Token[] =>
  tokenize(sql).filter(({ type }) => type !== 'space' && type !== 'comment')

/** Whether one text is what Postgres makes of the other by itself: every name that is gone has given way to its new one. */
function follows(was: string, now: string, names: NewNames): boolean {
  const [before, after] = [wordsOf(was), wordsOf(now)]
  return (
    before.length === after.length &&
    before.every(({ type, value }, i) => {
      const isColumn = type === 'name' && before[i + 1]?.value !== '('
      return after[i]?.type === type && after[i]?.value === ((isColumn && names.get(value)) || value)
    })
  )
}

/** A value of a field, with its texts as the other has them where they only follow. */
function followed(schema: Inside, [was, now]: readonly [unknown, unknown], names: NewNames): unknown {
  if (was === null || now === null || equal(was, now)) return was
  const note = noteOf(schema)
  const isTracked =
    (note?.holds === 'sql' && note.form === 'expression') || (note?.holds === 'words' && note.form === 'sql')
  if (typeof was === 'string' && typeof now === 'string') return isTracked && follows(was, now, names) ? now : was
  const inner = schema.wrapped ?? schema.pipe?.find((it) => it !== schema && (it.entries ?? it.item ?? it.wrapped))
  if (inner) return followed(inner, [was, now], names)
  const { item, entries } = schema
  if (item && Array.isArray(was) && Array.isArray(now))
    return was.map((each, i) => (i in now ? followed(item, [each, now[i]], names) : each))
  if (!entries || typeof was !== 'object' || typeof now !== 'object') return was
  const had = was as Readonly<Record<string, unknown>>
  const has = now as Readonly<Record<string, unknown>>
  return {
    ...had,
    ...Object.fromEntries(
      Object.entries(entries).map(([key, each]) => [key, followed(each, [had[key], has[key]], names)]),
    ),
  }
}

/** An object with its texts as another form of it has them, wherever they only follow columns to their new names. */
export function followedTexts(was: DbObject, now: DbObject, names: NewNames): DbObject {
  if (names.size === 0) return was
  const texts = Object.entries(kindOf(was).fields).map(([field, schema]) => [
    field,
    followed(schema, [was[field as never], now[field as never]], names),
  ])
  return { ...was, ...Object.fromEntries(texts) } as DbObject
}
