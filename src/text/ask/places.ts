import { type Asked, isSame, nameAt, namesOf } from './names.ts'

/** A place of a text. `declares`: where what is named there gets its name. */
export type NamedPlace = { readonly from: number; readonly to: number; readonly declares: boolean }

/** Every place that names what is named at this one, the one where it is declared among them. */
export function placesNamedAs(asked: Asked): readonly NamedPlace[] {
  const names = namesOf(asked)
  const here = nameAt(names, asked.at)
  if (!here) return []
  const same = names.mentions.filter((it) => isSame(it, here))
  const seen = new Set<number>()
  return same.flatMap(({ from, to, declares }) => {
    if (seen.has(from)) return []
    seen.add(from)
    return [{ from, to, declares }]
  })
}
