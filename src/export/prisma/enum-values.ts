import { memoize, splitWords } from '#base'
import { type ObjectOf, type Wording, wordKey } from '#model'
import { Claims } from '../naming/claim.ts'

const NONE: ReadonlySet<string> = new Set()

/** An enum's labels under the names that Prisma gives them: as they are where that is a name, else made one. */
const ownNames = memoize((it: ObjectOf<'enum'>): ReadonlyMap<string, string> => named(it, new Map()))

/** The same, with the names that a text has for them already. */
export const valueNames = (it: ObjectOf<'enum'>, wording: Wording): ReadonlyMap<string, string> =>
  wording.size === 0 ? ownNames(it) : named(it, wording)

function named(it: ObjectOf<'enum'>, wording: Wording): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const claims = new Claims(NONE)
  for (const { label } of it.values) {
    const name = wording.get(wordKey(it.id, `value ${label}`))
    if (name && claims.isFree(name)) names.set(label, claims.claim(name))
  }
  const isName = (label: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(label)
  for (const { label } of it.values)
    if (!names.has(label) && isName(label) && claims.isFree(label)) names.set(label, claims.claim(label))
  for (const { label } of it.values) if (!names.has(label)) names.set(label, claims.claim(splitWords(label).join('_')))
  return names
}
