import { memoize } from '#base'
import type { Design } from '#model'
import type { Column } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'
import { ROLES, type Role, type RoleSpec } from './roles.ts'

type Reading = {
  readonly role: Role
  readonly ends: readonly (readonly string[])[]
  readonly holds: ReadonlySet<string>
  readonly fits: (it: Column) => boolean
}

const readings: readonly Reading[] = Object.entries(ROLES).flatMap(([role, spec]) => {
  const { ends = '', holds = '', fits = () => true }: RoleSpec = spec
  const [single = '', ...phrases] = ends.split('|')
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
  const all = [...words(single).map((word) => [word]), ...phrases.map(words)].filter((it) => it.length > 0)
  return all.length + words(holds).length === 0
    ? []
    : [{ role: role as Role, ends: all, holds: new Set(words(holds)), fits }]
})

const isNamed = ({ ends, holds }: Reading, words: readonly string[]): boolean =>
  ends.some((end) => end.every((word, i) => words[words.length - end.length + i] === word)) ||
  words.some((word) => holds.has(word))

/** The role that a column's name and type speak of; null where they speak of none. */
export const proposedRole = memoize((it: Column): Role | null => {
  const words = wordsOf(it.name)
  return readings.find((reading) => isNamed(reading, words) && reading.fits(it))?.role ?? null
})

/** Whether the name alone speaks of the role, whatever the type. */
export function soundsLike(it: Column, role: Role): boolean {
  const reading = readings.find((each) => each.role === role)
  return reading !== undefined && isNamed(reading, wordsOf(it.name))
}

/** The role that a person gave a column; null where only its name could tell. */
export function confirmedRole(design: Design, id: Column['id']): Role | null {
  const entry = design.intent.get(`role/${id}`)
  return entry?.sort === 'role' && entry.role in ROLES ? (entry.role as Role) : null
}

/**
 * What a column means, and how sure that is. `atMost` goes into a finding that rests on it: what only a name proposes is
 * never an error.
 */
export function roleOf(
  design: Design,
  it: Column,
): { readonly role: Role; readonly confirmed: boolean; readonly atMost?: 'warning' } | null {
  const confirmed = confirmedRole(design, it.id)
  if (confirmed) return confirmed === 'none' ? null : { role: confirmed, confirmed: true }
  const role = proposedRole(it)
  return role && { role, confirmed: false, atMost: 'warning' }
}
