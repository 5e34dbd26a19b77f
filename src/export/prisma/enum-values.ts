import { memoize, splitWords } from '#base'
import type { ObjectOf } from '#model'
import { Claims } from '../naming/claim.ts'

const NONE: ReadonlySet<string> = new Set()

/** An enum's labels under the names that Prisma gives them: as they are where that is a name, else made one. */
export const valueNames = memoize((it: ObjectOf<'enum'>): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const claims = new Claims(NONE)
  const isName = (label: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(label)
  for (const { label } of it.values) if (isName(label) && claims.isFree(label)) names.set(label, claims.claim(label))
  for (const { label } of it.values) if (!names.has(label)) names.set(label, claims.claim(splitWords(label).join('_')))
  return names
})
