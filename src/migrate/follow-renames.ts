import type * as v from 'valibot'
import { equal, type Token, tokenize } from '#base'
import { apply, type Change, type DbObject, type Design, kindOf, noteOf, object } from '#model'

type Names = ReadonlyMap<string, string>
type Inside = v.GenericSchema & {
  readonly wrapped?: Inside
  readonly item?: Inside
  readonly pipe?: readonly Inside[]
  readonly entries?: Readonly<Record<string, Inside>>
}

const wordsOf = (sql: string): readonly Token[] =>
  tokenize(sql).filter(({ type }) => type !== 'space' && type !== 'comment')

/** Whether one text is what Postgres makes of the other by itself: every name that is gone has given way to its new one. */
function follows(was: string, now: string, names: Names): boolean {
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
function followed(schema: Inside, [was, now]: readonly [unknown, unknown], names: Names): unknown {
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

/**
 * A design in which what stands beside renamed columns speaks of them by their new names, wherever the other design says
 * just that: Postgres sees to it in checks, indexes, generated columns and partition keys, which so stay as they are.
 */
export function followRenames(from: Design, to: Design): Design {
  const changes: Change[] = []
  for (const { root, members } of from.objects.buckets.values()) {
    if (!to.objects.buckets.has(root)) continue
    const names = new Map<string, string>()
    for (const it of members.values()) {
      const now = kindOf(it).holdsRows && it.id !== root ? object(to, it.id) : null
      if (now && now.name !== it.name && now.parent === it.parent) names.set(it.name, now.name)
    }
    // Where one takes another's name, words say who is meant only with both names in mind.
    const had = new Set([...members.values()].flatMap((it) => (kindOf(it).holdsRows ? it.name : [])))
    if (names.size === 0 || [...names.values()].some((name) => had.has(name))) continue
    for (const it of members.values()) {
      const now = object(to, it.id)
      if (!now || now.parent !== it.parent) continue
      const texts = Object.entries(kindOf(it).fields).map(([field, schema]) => [
        field,
        followed(schema, [it[field as never], now[field as never]], names),
      ])
      const after = { ...it, ...Object.fromEntries(texts) } as DbObject
      if (!equal(it, after)) changes.push({ op: 'set', before: it, after })
    }
  }
  return changes.length === 0 ? from : apply(from, changes)
}
