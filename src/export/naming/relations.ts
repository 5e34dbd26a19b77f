import { byRank, pluralWords, singularWords, splitWords, toCamel, toPascal } from '#base'
import {
  bucketOf,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  keysOf,
  type ObjectOf,
  object,
  type Wording,
  wordKey,
} from '#model'
import type { Claims } from './claim.ts'
import type { TableNames } from './table-names.ts'

type ForeignKey = ObjectOf<'foreign-key'>

/**
 * Whether at most one row can point at the same row by this key: its columns, in their order, are themselves a key. Prisma
 * asks for that order, and takes the columns of an INCLUDE for part of the key.
 */
export function isOneToOne(design: Design, key: ForeignKey): boolean {
  const columns = key.columns.join()
  return keysOf(design, key.parent as Id).some((it) => {
    const made = object(design, it.id)
    const plain = !made || !('include' in made) || made.include.length === 0
    return it.columns.join() === columns && (it.primary || plain)
  })
}

/** Whether two tables (or one with itself) are tied by more than one relation, so that each needs a name. */
export function needsName(design: Design, key: ForeignKey): boolean {
  const from = key.parent
  if (from === key.target) return true
  const ties = [...foreignKeysOf(design, from as Id), ...foreignKeysOf(design, key.target)].filter(
    (it) => (it.parent === from && it.target === key.target) || (it.parent === key.target && it.target === from),
  )
  return ties.length > 1
}

/** `TaskCreator`: the table's name in the target and the field on its side. */
export const relationName = (model: string, field: string): string =>
  `${model}${field.slice(0, 1).toUpperCase()}${field.slice(1)}`

const OPPOSITE: Readonly<Record<string, string>> = {
  parent: 'children',
  manager: 'reports',
  mentor: 'mentees',
  referrer: 'referrals',
  'reply to': 'replies',
}
const PARTICIPLE = /^([a-z]+(?:ed|ent)) (?:by|to)$/

/** What a referenced table calls the rows that point at it: `posts`; where several keys do so, `createdPosts` or `postsAsReviewer`. */
export function backName(
  design: Design,
  key: ForeignKey,
  given: { from: TableNames; claims: Claims; wording?: Wording },
): string {
  const called = given.wording?.get(wordKey(key.id, 'back'))
  if (called) return called
  const source = splitWords(object(design, key.parent as Id)?.name as string)
  const base = isOneToOne(design, key) ? singularWords(source) : pluralWords(source)
  const ties = incomingOf(design, key.target).filter((it) => it.parent === key.parent)
  const self = key.parent === key.target
  const field = given.from.references.get(key.id) ?? ''
  const alone = toCamel(base)
  const as = `${alone}As${toPascal(splitWords(field))}`
  if (!self && ties.length === 1) return given.claims.claim(alone, as)
  const first = key.columns.length === 1 && key.columns[0] ? object(design, key.columns[0]) : null
  const words = first ? splitWords(first.name as string).join(' ') : ''
  const participle = PARTICIPLE.exec(words)?.[1]
  const opposite = self && !isOneToOne(design, key) ? OPPOSITE[splitWords(field).join(' ')] : undefined
  const named = opposite ?? (participle ? `${participle}${toPascal(base)}` : as)
  return given.claims.claim(named, as)
}

/** The foreign keys that point at a table, by the order in which their tables stand, and they in those. */
export function incomingInOrder(design: Design, table: Id): readonly ForeignKey[] {
  const tableOf = (key: ForeignKey) => object(design, key.parent as Id<'table'>)
  return incomingOf(design, table)
    .filter((key) => bucketOf(design.objects, key.id) !== null)
    .sort((a, b) => {
      const [one, other] = [tableOf(a), tableOf(b)]
      return (one && other && one.id !== other.id ? byRank(one, other) : 0) || byRank(a, b)
    })
}
