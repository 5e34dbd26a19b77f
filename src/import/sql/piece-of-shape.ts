import type { Address } from './address.ts'
import type { Range, Source } from './source.ts'

/** A piece of one statement, counted from its beginning. */
export type Shape = {
  readonly address: Address | null
  readonly role: string
  readonly sort: 'block' | 'entry' | 'word' | 'part'
  readonly range: Range
  readonly inside: Range | null
  readonly children: readonly Shape[]
}

export const leaf = (address: Address | null, role: string, range: Range): Shape => ({
  address,
  role,
  sort: 'part',
  range,
  inside: null,
  children: [],
})

/** The name behind CONSTRAINT. */
export const nameRange = (source: Source, { from, to }: Range): Range => {
  const [, name] = source.tokens.filter((it) => it.from >= from && it.to <= to)
  return name ? { from: name.from, to: name.to } : { from, to: from }
}
