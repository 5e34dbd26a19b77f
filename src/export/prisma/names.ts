import { memoize, singularWords, splitWords, toPascal } from '#base'
import { RESERVED_MODELS } from '#languages'
import { type Design, type Id, type Objects, object, rootsOf, tablesOf, type Wording, wordKey } from '#model'
import { Claims } from '../naming/claim.ts'
import { isPlainName, type NameStyle } from '../naming/table-names.ts'

/** Every model's, view's and enum's name in Prisma: they share one namespace. */
export type RootNames = ReadonlyMap<Id, string>

type Root = { readonly id: Id; readonly name: string; readonly parent: Id | null }

/** One cheap pass over the roots' own names. Tables choose first, as they are spoken of most. */
export function namesOfRoots(design: Design, style: NameStyle, wording: Wording): RootNames {
  const claims = new Claims(RESERVED_MODELS)
  const names = new Map<Id, string>()
  const roots: readonly Root[] = [
    ...tablesOf(design).filter((it) => !it.partitionOf),
    ...rootsOf(design, 'view'),
    ...rootsOf(design, 'enum'),
  ]
  for (const { id } of wording.size > 0 ? roots : []) {
    const name = wording.get(wordKey(id))
    if (!name) continue
    claims.take(name)
    names.set(id, name)
  }
  const give = (it: Root, suffix: string) => {
    if (names.has(it.id)) return
    const own = style === 'as-in-database' && isPlainName(it.name)
    const name = own ? it.name : baseName(it)
    const within = splitWords((it.parent && object(design, it.parent)?.name) || '')
    const schema = own ? within.map((word) => `${word}_`).join('') : toPascal(within)
    const candidates = suffix
      ? [name, `${name}${suffix}`, `${schema}${name}${suffix}`]
      : [name, `${schema}${name}`, `${name}Model`]
    names.set(it.id, claims.claim(...(candidates as [string, ...string[]])))
  }
  for (const it of tablesOf(design)) if (!it.partitionOf) give(it, '')
  for (const it of rootsOf(design, 'view')) give(it, 'View')
  for (const it of rootsOf(design, 'enum')) give(it, 'Enum')
  return names
}

const baseName = memoize((it: Root): string => toPascal(singularWords(splitWords(it.name))))

/** The schemas that hold something Prisma speaks of. More than `public` alone makes every block name its own. */
export const schemasOf = memoize((objects: Objects): readonly string[] => {
  const design = { objects } as Design
  const found = new Set<string>()
  const roots: readonly Root[] = [...tablesOf(design), ...rootsOf(design, 'enum'), ...rootsOf(design, 'view')]
  for (const it of roots) found.add((it.parent && object(design, it.parent)?.name) || 'public')
  return found.size === 0 ? ['public'] : [...found].sort()
})
