import { remembered } from '#base'
import type { Design } from '#model'
import { roleSaid } from '../reading/intent.ts'
import type { Column } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'
import { ROLES, type Role, type RoleSpec } from './roles.ts'

/** A phrase that a name may end with, or hold (one word), and the role that it speaks of. */
type Reading = {
  readonly place: number
  readonly role: Role
  readonly phrase: readonly string[]
  readonly fits: (it: Column) => boolean
}

const byLast = new Map<string, Reading[]>()
const byWord = new Map<string, Reading[]>()

const note = (words: Map<string, Reading[]>, word: string, reading: Reading): void => {
  words.set(word, [...(words.get(word) ?? []), reading])
}

for (const [place, [role, spec]] of Object.entries(ROLES).entries()) {
  const { ends = '', holds = '', fits = () => true }: RoleSpec = spec
  const [single = '', ...phrases] = ends.split('|')
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
  const reading = (phrase: readonly string[]): Reading => ({ place, role: role as Role, phrase, fits })
  for (const phrase of [...words(single).map((word) => [word]), ...phrases.map(words)])
    if (phrase.length > 0) note(byLast, phrase.at(-1) ?? '', reading(phrase))
  for (const word of words(holds)) note(byWord, word, reading([word]))
}

/** What a name speaks of, whatever the type; what is said first in the list of roles first. */
const readingsOf = remembered((name): readonly Reading[] => {
  const words = wordsOf(name)
  const ending = (byLast.get(words.at(-1) ?? '') ?? []).filter(({ phrase }) =>
    phrase.every((word, i) => words[words.length - phrase.length + i] === word),
  )
  return [...ending, ...words.flatMap((word) => byWord.get(word) ?? [])].sort((a, b) => a.place - b.place)
})

/** The role that a column's name and type speak of; null where they speak of none. */
export const proposedRole = (it: Column): Role | null =>
  readingsOf(it.name).find((reading) => reading.fits(it))?.role ?? null

/** Whether the name alone speaks of the role, whatever the type. */
export const soundsLike = (it: Column, role: Role): boolean =>
  readingsOf(it.name).some((reading) => reading.role === role)

/** The role that a person gave a column; null where only its name could tell. */
export function confirmedRole(design: Design, id: Column['id']): Role | null {
  const said = roleSaid(design, id)
  return said !== null && said in ROLES ? (said as Role) : null
}

export type Meaning = { readonly role: Role; readonly confirmed: boolean; readonly atMost?: 'warning' }

const meant = (confirmed: boolean): ReadonlyMap<Role, Meaning> =>
  new Map(
    (Object.keys(ROLES) as Role[]).map((role) => [
      role,
      confirmed ? { role, confirmed } : { role, confirmed, atMost: 'warning' },
    ]),
  )
const sure = meant(true)
const likely = meant(false)

/**
 * What a column means, and how sure that is. `atMost` goes into a finding that rests on it: what only a name proposes is
 * never an error.
 */
export function roleOf(design: Design, it: Column): Meaning | null {
  const confirmed = confirmedRole(design, it.id)
  if (confirmed) return confirmed === 'none' ? null : (sure.get(confirmed) ?? null)
  const role = proposedRole(it)
  return role && (likely.get(role) ?? null)
}
