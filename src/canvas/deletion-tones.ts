import type { DeleteStep, Deletion } from '#model'
import type { Tone } from './paint/lit.ts'

/** What happens to the rows of a table, in the colour that says so. */
export const TONES: Readonly<Record<DeleteStep['does'], Tone>> = { delete: 'danger', empty: 'warning', refuse: 'info' }

const LOUDNESS: readonly Tone[] = ['info', 'warning', 'danger']

/** The colours of the foreign keys that a DELETE goes along, and of the tables it gets to: the worst that happens there. */
export function tonesOf({ steps }: Deletion): ReadonlyMap<string, Tone> {
  const tones = new Map<string, Tone>()
  for (const { key, table, does } of steps) {
    const tone = TONES[does]
    tones.set(key.id, tone)
    const had = tones.get(table)
    if (!had || LOUDNESS.indexOf(tone) > LOUDNESS.indexOf(had)) tones.set(table, tone)
  }
  return tones
}
