import { memoize, singular } from '#base'
import { type Design, object, primaryKeyOf, tablesOf } from '#model'
import { nounOf } from '../reading/nouns.ts'
import { sameType } from '../reading/retype.ts'
import { type Column, keysUsing, type Table } from '../reading/shapes.ts'
import { isText } from '../reading/types.ts'
import { spelled, wordsOf } from '../reading/words.ts'

/** Ids that others gave out. A column that names one of these is theirs. */
const OUTSIDE = new Set(
  `external ext remote provider vendor stripe paypal google github gitlab facebook apple twitter slack discord telegram
  aws azure oauth openid oidc saml legacy upstream source foreign third`.split(/\s+/),
)
/** What others number as well: in text it is theirs, however a table here is called. */
const OFTEN_OUTSIDE = new Set('message request trace span correlation session transaction device client'.split(' '))
/** What the rows of a table of people are called. */
export const PEOPLE = ['user', 'account', 'person', 'member', 'employee']

/** The tables with a key of one column, by what one of their rows is called. */
export const byNoun = memoize((objects: Design['objects']): ReadonlyMap<string, readonly Table[]> => {
  const design = { objects } as Design
  const named = new Map<string, Table[]>()
  for (const it of tablesOf(design)) {
    const key = primaryKeyOf(design, it.id)
    if (it.partitionOf || key?.columns.length !== 1 || key.deferrable !== 'no') continue
    const noun = spelled(singular(it.name))
    named.set(noun, [...(named.get(noun) ?? []), it])
  }
  return named
})

/** What the column's name says it refers to: the noun before `_id`, with and without a role before it; a person for `_by`. */
function nouns(it: Column, owner: Table): string[] {
  const words = wordsOf(it.name)
  const last = words.at(-1)
  if (words.length < 2 || words.some((word) => OUTSIDE.has(word) || (isText(it) && OFTEN_OUTSIDE.has(word)))) return []
  // Filled in with who is logged in to the server, which is no row of a table.
  if (/\b(?:session_user|current_user|current_role)\b/i.test(it.default ?? '')) return []
  if (last === 'by' && words.length === 2) return PEOPLE
  if (last !== 'id') return []
  const noun = words.slice(0, -1)
  // `post_tag_id` in post_tags is the row's own.
  if ([spelled(owner.name), nounOf(owner.name)].includes(noun.join('_'))) return []
  // Ids in text are of many makers, so that only the plain name tells.
  return isText(it) ? [noun.join('_')] : noun.map((_, i) => noun.slice(i).join('_'))
}

/** Whether the name may be one of another table's row at all: a look at its last word rules out most. */
export const mayRefer = (it: Column): boolean => {
  const words = wordsOf(it.name)
  const last = words.at(-1) ?? ''
  return words.length > 1 && (last === 'by' || KEYS.has(last))
}

/** Words that the keys of rows end in: `cust_id`, `item_cd`. */
const KEYS = new Set('id no nr num number code cd key'.split(' '))

/** The one table that a column's name says it refers to, where the types agree; null if that can't be told. */
export function targetOf(design: Design, owner: Table, it: Column): Table | null {
  for (const noun of nouns(it, owner)) {
    const fits = (byNoun(design.objects).get(noun) ?? []).filter((table) => {
      const key = object(design, primaryKeyOf(design, table.id)?.columns[0] ?? it.id)
      return (
        table.id !== owner.id && key && key.id !== it.id && sameType(key, it) && (owner.unlogged || !table.unlogged)
      )
    })
    const near = fits.filter((table) => table.parent === owner.parent)
    const only = fits.length === 1 ? fits[0] : near.length === 1 ? near[0] : null
    if (only || fits.length > 0) return only ?? null
  }
  return namesake(design, owner, it)
}

/** The tables by what their key of one column is called, where that says more than `id`. */
const byKeyName = memoize((objects: Design['objects']): ReadonlyMap<string, readonly Table[]> => {
  const design = { objects } as Design
  const named = new Map<string, Table[]>()
  for (const it of tablesOf(design)) {
    const [id, ...more] = primaryKeyOf(design, it.id)?.columns ?? []
    const key = id && more.length === 0 ? object(design, id) : null
    if (it.partitionOf || !key || wordsOf(key.name).length < 2 || keysUsing(design, key).length > 0) continue
    // `banned_vndb_ids` lists ids that somebody else gave out.
    if (nounOf(it.name).endsWith(`_${spelled(key.name)}`)) continue
    named.set(key.name, [...(named.get(key.name) ?? []), it])
  }
  return named
})

/** The one table whose own key has the column’s very name and type: `item_cd` in `tbl_ord_dtl` is that of `tbl_item`. */
function namesake(design: Design, owner: Table, it: Column): Table | null {
  const words = wordsOf(it.name)
  if (words.some((word) => OUTSIDE.has(word)) || !KEYS.has(words.at(-1) ?? '')) return null
  const [only, ...more] = byKeyName(design.objects).get(it.name) ?? []
  const key = only && object(design, primaryKeyOf(design, only.id)?.columns[0] ?? it.id)
  return only && more.length === 0 && only.id !== owner.id && key && sameType(key, it) ? only : null
}
