import * as v from 'valibot'
import { Stop } from './command.ts'
import type { Told } from './findings.ts'

/** What was there when a file was first checked, by rule and place. Made for git: sorted, a finding a line. */
const shape = v.strictObject({ baseline: v.literal(1), findings: v.array(v.string()) })

const keyOf = ({ rule, place }: Told): string => `${rule} ${place}`

export const toBaseline = (found: readonly Told[]): string =>
  `${JSON.stringify({ baseline: 1, findings: found.map(keyOf).sort() }, null, 2)}\n`

function keysIn(text: string, path: string): readonly string[] {
  let data: unknown = null
  try {
    data = JSON.parse(text)
  } catch {
    // What is no JSON is no baseline either.
  }
  const read = v.safeParse(shape, data)
  if (!read.success) throw new Stop(3, `${path}: this is not a baseline of check`)
  return read.output.findings
}

/** What is not in the baseline; and how many of the baseline are found no more, so that it can be written anew without them. */
export function beyond(found: readonly Told[], text: string, path: string): { fresh: readonly Told[]; gone: number } {
  const left = new Map<string, number>()
  for (const key of keysIn(text, path)) left.set(key, (left.get(key) ?? 0) + 1)
  const fresh = found.filter((it) => {
    const more = left.get(keyOf(it)) ?? 0
    if (more > 0) left.set(keyOf(it), more - 1)
    return more === 0
  })
  return { fresh, gone: [...left.values()].reduce((sum, it) => sum + it, 0) }
}
