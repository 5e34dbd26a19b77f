import type { Id } from '../id.ts'
import type { At, Common } from '../kind-spec.ts'
import { allHeirs, alterColumn, alterOwnColumn, heirsOf, originsOf } from './heirs.ts'

type Defaulted = Common & {
  readonly default: string | null
  readonly identity: { readonly mode: string } | null
  readonly generated: unknown
  readonly inherited: boolean
}

export const defaultWords = (it: Pick<Defaulted, 'default'>): string =>
  it.default ? `SET DEFAULT ${it.default}` : 'DROP DEFAULT'

/** What the column's own default has taken from those that inherit it. One of them may only come later. */
export const heirDefaults = (it: Defaulted, at: At): readonly string[] =>
  (heirsOf(it, at) as readonly Defaulted[]).flatMap((heir) => [
    ...(heir.default !== it.default && !heir.generated
      ? [alterColumn(heir, at, defaultWords(heir)).replace('ALTER TABLE', 'ALTER TABLE IF EXISTS')]
      : []),
    ...heirDefaults(heir, at),
  ])

/** Whether a partition has its numbers from the whole, which takes the place of its own default (17). */
const isNumberedAbove = (it: Defaulted, at: At): boolean =>
  Boolean(it.parent && (at.object(it.parent) as { readonly partitionOf?: unknown } | null)?.partitionOf) &&
  (originsOf(it, at) as readonly Defaulted[]).some(
    (origin) => (origin.identity && origin.identity.mode !== 'serial') || isNumberedAbove(origin, at),
  )

/** Those that inherit it, where a statement for all of them says no other than they are to have. */
const sharedWith = (it: Defaulted, at: At): boolean =>
  (allHeirs(it, at) as readonly Defaulted[]).every((heir) => heir.generated || heir.default === it.default)

/** Whether its new default comes from what it has the column from, which gets the same at the same time. */
export const hasDefaultFromAbove = (it: Common, at: At, isChanged: (id: Id) => boolean): boolean =>
  (originsOf(it, at) as readonly Defaulted[]).some(
    (origin) => isChanged(origin.id) && !origin.generated && !origin.identity && sharedWith(origin, at),
  )

/**
 * Those that inherit take it over, unless one of them has another; then each that does is told. What numbers rows takes
 * the place of a default by itself.
 */
export function sayDefault(now: Defaulted, was: Defaulted, at: At): readonly string[] {
  if (now.generated || now.identity || isNumberedAbove(now, at)) return []
  if (sharedWith(now, at)) return [alterColumn(now, at, defaultWords(now))]
  const heirs = (allHeirs(now, at) as readonly Defaulted[]).filter((it) => !it.generated)
  const same = heirs.filter((it) => it.default === now.default)
  const told = was.default === null ? same.filter((it) => it.inherited) : []
  return [now, ...told].map((it) => alterOwnColumn(it, at, defaultWords(it)))
}
