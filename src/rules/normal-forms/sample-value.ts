import { type Design, type Id, object } from '#model'
import type { Column } from '../reading/shapes.ts'
import { isMoment, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

/** A value that a column might hold, the first or the second: for showing, not for storing. */
export function sampleValue(design: Design, it: Column, nth: number): string {
  const labels = it.type.of?.startsWith('enum:') ? object(design, it.type.of as Id<'enum'>)?.values : null
  if (labels) return labels[(nth - 1) % labels.length]?.label ?? ''
  if (isWhole(it)) return String(nth)
  if (['numeric', 'real', 'double precision'].includes(plain(it))) return `${nth}0.5`
  if (plain(it) === 'boolean') return nth === 1 ? 'true' : 'false'
  if (isMoment(it)) return `2026-0${nth}-01`
  const words = wordsOf(it.name)
  const last = words.at(-1) === 'id' && words.length > 1 ? words.at(-2) : words.at(-1)
  return `${last ?? 'value'} ${nth === 1 ? 'A' : 'B'}`
}
