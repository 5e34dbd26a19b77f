import {
  all,
  bucketOf,
  type Change,
  type DbObject,
  type Design,
  holdText,
  type Id,
  isRoot,
  type Notice,
  object,
} from '#model'
import { impose } from './impose.ts'
import type { Language } from './language.ts'
import { type Part, type Parts, partsOf } from './part.ts'
import type { Placed } from './place.ts'
import { isFault } from './told.ts'
import { understandBoth } from './understand.ts'

export type PartlyTyped = {
  readonly changes: readonly Change[]
  readonly notices: readonly Notice[]
  readonly parts: Parts
  readonly was: Placed
  readonly now: Placed
  readonly isSound: boolean
}

type Both = { readonly was: Placed; readonly now: Placed }

const isOwn = ({ from, to }: Part, at: Notice['at']): boolean =>
  at !== undefined && at.from >= from && at.from <= Math.max(from, to - 1)

/** What is wrong outside of what was typed: where that differs, more has changed than what was looked at. */
const faultsBeside = ({ reading }: Placed, part: Part): string =>
  reading.notices
    .filter((it) => isFault(it) && !isOwn(part, it.at))
    .map(({ code, message, at }) => `${code} ${message} ${at && (at.from < part.from ? at.from : at.from - part.to)}`)
    .join('\n')

/** The tables that the changed passages are about. */
function rootsIn({ reading, keyOf, design }: Placed, { from, to }: Part): ReadonlySet<Id> {
  const found = new Set<Id>()
  for (const node of reading.outline()) {
    if (node.whole.from < from || node.whole.from >= to) continue
    const root = bucketOf(design.objects, keyOf(node).split(' ')[0] as Id)?.root
    if (root) found.add(root)
  }
  return found
}

/** Names under which the design holds something that the part does not speak of. */
function* takenNames(design: Design, { was, now }: Both): Generator<string> {
  for (const it of all(design.objects))
    if (it.kind !== 'column' && !object(was.design, it.id) && !object(now.design, it.id)) yield it.name
}

/** Whether the difference between two readings of a part is all that there is between those of the whole. */
function isAll(design: Design, both: Both, parts: Parts): boolean {
  const { was, now } = both
  if (faultsBeside(was, parts.was) !== faultsBeside(now, parts.now)) return false
  const gone = [...all(was.design.objects)].filter((it) => !object(now.design, it.id))
  const come = [...all(now.design.objects)].filter((it) => !object(was.design, it.id))
  // The order of tables is that of the whole text, and an extension is there for all of it.
  if ([...gone, ...come].some(isRoot) || come.some((it) => object(design, it.id))) return false
  const roots = come.length > 0 ? rootsIn(now, parts.now) : new Set<Id>()
  if (come.some((it) => !roots.has(bucketOf(now.design.objects, it.id)?.root as Id))) return false
  const named = [...all(now.design.objects)].filter(
    (it) => it.kind !== 'column' && (object(was.design, it.id) as DbObject | null)?.name !== it.name,
  )
  if (named.length === 0) return true
  const taken = new Set(takenNames(design, both))
  return !named.some((it) => taken.has(it.name))
}

/** What someone typed, read of no more than the passages that it may have to do with; null where that is not enough. */
export function typedInPart(
  language: Language,
  design: Design,
  given: { readonly was: string; readonly now: string /** How much of the text it may be. */; readonly most?: number },
): PartlyTyped | null {
  const parts = partsOf(language, given, given.most)
  if (!parts) return null
  const both = understandBoth(language, { was: parts.was.text, now: parts.now.text, current: design })
  const { was, now } = both
  const notices = now.reading.notices.filter((it) => isOwn(parts.now, it.at))
  const isSound = !notices.some((it) => it.severity === 'error')
  const held = { language: language.id, path: language.path }
  if (!isSound) {
    const changes = holdText(design, { ...held, text: given.was, draft: given.now })
    return faultsBeside(was, parts.was) === faultsBeside(now, parts.now)
      ? { changes, notices, parts, was, now, isSound }
      : null
  }
  if (!isAll(design, both, parts)) return null
  const changes = impose(design, { was: was.design, now: now.design })
  return { changes: [...holdText(design, { ...held, text: given.now }), ...changes], notices, parts, was, now, isSound }
}
