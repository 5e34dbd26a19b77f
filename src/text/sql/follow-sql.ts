import { sqlExporter } from '#export'
import type { Design, Id } from '#model'
import { edited } from '../text-edit.ts'
import { Follow } from './follow.ts'
import { Renames } from './renames.ts'
import { linesOf } from './script.ts'
import { rootIn, type Side, sideOf } from './side.ts'

const chunksOf = (design: Design) =>
  sqlExporter
    .emit(design, sqlExporter.defaults)
    .files.flatMap((file) => file.chunks.filter((it) => it.about || it.spans.length > 0))

/** What two renderings do not share, which is what the design has gone on by. */
function apart(said: Design, design: Design): { readonly was: Side; readonly now: Side } {
  const [was, now] = [chunksOf(said), chunksOf(design)]
  const [before, after] = [new Set(was), new Set(now)]
  const text = (chunks: typeof was, others: ReadonlySet<(typeof was)[number]>) =>
    chunks.flatMap((it) => (others.has(it) ? [] : [it.text])).join('')
  return { was: sideOf(text(was, after), said), now: sideOf(text(now, before), design) }
}

type Sides = { readonly held: Side; readonly was: Side; readonly now: Side }

/** The roots whose statements do not say what there is: something is missing, said twice, or can't be read. */
function unsaid(text: string, { held, was, now }: Sides): ReadonlySet<Id> {
  const found = sideOf(text, now.design)
  const roots = new Set<Id>()
  const blame = (id: Id) => {
    const root = rootIn(id, now.design, was.design)
    if (root) roots.add(root)
  }
  for (const [key, pieces] of now.pieces) {
    const [{ node }] = pieces as [(typeof pieces)[number]]
    const makes = node.role === '' && node.about
    const count = found.pieces.get(key)?.filter((it) => it.node.sort !== 'part').length ?? 0
    // What the text never had a place for may be said by code that runs.
    if (makes && (count > 1 || (count === 0 && (!was.pieces.has(key) || held.pieces.has(key))))) blame(makes)
  }
  const faulty = linesOf(text).filter((it) => it.told.fault)
  if (faulty.length > 0) for (const { about } of [...now.outline, ...was.outline]) if (about) blame(about)
  return roots
}

/**
 * The text as it reads once the design has gone on from what it says: changed where the two differ, as a person left it
 * everywhere else.
 */
export function followSql(text: string, said: Design, design: Design): string {
  if (said.objects === design.objects) return text
  const { was, now } = apart(said, design)
  if (was.text === now.text) return text
  const held = sideOf(text, said)
  const renames = new Renames(said, design)
  const again = new Set<Id>()
  for (;;) {
    const follow = new Follow({ held, was, now, renames, again })
    const next = edited(text, follow.edits())
    const stuck = [...follow.stuck, ...unsaid(next, { held, was, now })].filter((id) => !again.has(id))
    if (stuck.length === 0) return next
    for (const id of stuck) again.add(id)
  }
}
