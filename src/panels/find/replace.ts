import { byteLength, MAX_NAME_BYTES } from '#base'
import {
  apply,
  type Change,
  childrenOf,
  type DbObject,
  type Design,
  kindOf,
  object,
  renameObject,
  setField,
  squash,
} from '#model'
import { t } from '#words'
import { type FindQuery, matcherOf } from './search.ts'
import { textsOf } from './texts-of.ts'

export type Refused = { readonly id: string; readonly name: string; readonly why: string }
export type Replaced = {
  readonly changes: readonly Change[]
  readonly count: number
  readonly refused: readonly Refused[]
}

/** Tables come before columns, and those before what is named after them. */
const TURN: Readonly<Record<string, number>> = { schema: 0, table: 1, column: 3 }
const turnOf = (it: DbObject): number => TURN[it.kind] ?? (kindOf(it).under.includes('schema') ? 2 : 4)

/** Whether a name is taken by something that it would be mistaken for. */
function isTaken(design: Design, it: DbObject, name: string): boolean {
  if (it.kind === 'routine' || !it.parent) return false
  return childrenOf(design, it.parent).some(
    (other) => other.id !== it.id && other.name === name && (other.kind === 'column') === (it.kind === 'column'),
  )
}

function refusal(design: Design, it: DbObject, name: string): string | null {
  if (name.trim() === '') return t('nothing would be left of the name')
  if (byteLength(name) > MAX_NAME_BYTES)
    return t('“{name}” is longer than Postgres allows', { name: name.slice(0, 70) })
  return isTaken(design, it, name) ? t('“{name}” is there already', { name }) : null
}

/**
 * Replaces what a query finds in names and comments. Names are changed by renaming, so that everything that speaks of them
 * follows; what was renamed along with something else is not renamed again. SQL text is left to the names in it.
 */
export function replaceAll(
  design: Design,
  { query, by, only }: { query: FindQuery; by: string; only: ReadonlySet<string> },
): Replaced {
  const matcher = matcherOf(query)
  if ('wrong' in matcher) return { changes: [], count: 0, refused: [] }
  // Outside a pattern a dollar is a dollar.
  const next = (text: string) => (query.pattern ? text.replace(matcher, by) : text.replace(matcher, () => by))
  const objects = [...design.objects.buckets.values()]
    .flatMap((bucket) => [...bucket.members.values()])
    .filter((it) => only.has(it.id))
    .sort((a, b) => turnOf(a) - turnOf(b))
  let now = design
  const changes: Change[] = []
  const refused: Refused[] = []
  let count = 0
  const take = (more: readonly Change[]) => {
    if (more.length === 0) return
    changes.push(...more)
    now = apply(now, more)
    count++
  }
  for (const it of objects)
    for (const { sort, text } of textsOf(it)) {
      if (!query.sorts.includes(sort) || (sort !== 'name' && sort !== 'comment')) continue
      const wanted = next(text)
      const current: DbObject | null = object(now, it.id)
      if (wanted === text || !current) continue
      if (sort === 'comment') take(setField(now, it.id, { comment: wanted === '' ? null : wanted }))
      else if (current.name === it.name) {
        const why = refusal(now, current, wanted)
        if (why) refused.push({ id: it.id, name: it.name, why })
        else take(renameObject(now, it.id, wanted))
      }
    }
  return { changes: squash(changes), count, refused }
}
