import { sqlExporter } from '#export'
import { plan } from '#migrate'
import type { Design, Id } from '#model'
import { edited } from '../text-edit.ts'
import { Follow } from './follow.ts'
import { Renames } from './renames.ts'
import { closing, isElsewhere, isSteered, linesOf } from './script.ts'
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
    const count = (side: Side) => side.pieces.get(key)?.filter((it) => it.node.sort !== 'part').length ?? 0
    // What the text never had a place for may be said by code that runs.
    const expected = was.pieces.has(key) ? count(held) : 1
    if (makes && count(found) !== expected) blame(makes)
  }
  const faulty = (of: string) => linesOf(of).filter((it) => it.told.fault).length
  if (faulty(text) > faulty(held.text))
    for (const { about } of [...now.outline, ...was.outline]) if (about) blame(about)
  return roots
}

/** What is only a word to the server of something that the text makes elsewhere. */
const BESIDE =
  /^alter (?:AT_(?:ChangeOwner|EnableRowSecurity|ForceRowSecurity|ReplicaIdentity|ClusterOn|AttachPartition)[^,]*,?)+$/

const HISTORY: ReadonlySet<string> = new Set([
  'RenameStmt',
  'DropStmt',
  'AlterEnumStmt',
  'AlterObjectSchemaStmt',
  'DoStmt',
])

/** Whether a text comes to something by changing what it has made before, as a row of migrations does. */
function hasHistory(id: Id, { held }: Sides): boolean {
  const members = held.design.objects.buckets.get(id)?.members
  const name = members?.get(id)?.name ?? ''
  for (const [key, [found]] of held.pieces) {
    const role = key.slice(key.indexOf(' ') + 1)
    if (role.startsWith('alter') && found?.node.about === id && !BESIDE.test(role)) return true
  }
  return linesOf(held.text).some(({ piece, told }) => {
    if (!HISTORY.has(told.parsed?.tag ?? '')) return false
    return told.names.speaksOf.has(name) || piece.text.includes(name)
  })
}

/** The text with what leads on from it behind it, as a migration would. */
function goneOn(text: string, said: Design, design: Design): string {
  const steps = plan(said, design).map((it) => `${it.sql.trimEnd()};`)
  const lines = isSteered(text) ? ['SET search_path = public;', ...steps] : steps
  return steps.length === 0
    ? text
    : `${text}${closing(text)}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`
}

let last: Side | null = null

/** The text that is held stays the same from one edit of the design to the next. */
function heldSide(text: string, said: Design): Side {
  if (last?.text !== text || last.design.objects !== said.objects) last = sideOf(text, said)
  return last
}

/**
 * The text as it reads once the design has gone on from what it says: changed where the two differ, as a person left it
 * everywhere else. A text that tells how the design came about goes on telling, at its end.
 */
export function followSql(text: string, said: Design, design: Design): string {
  if (said.objects === design.objects) return text
  const { was, now } = apart(said, design)
  if (was.text === now.text) return text
  if (isElsewhere(text)) return goneOn(text, said, design)
  const held = heldSide(text, said)
  const sides = { held, was, now }
  const renames = new Renames(said, design)
  const again = new Set<Id>()
  for (;;) {
    const follow = new Follow({ ...sides, renames, again })
    const next = edited(text, follow.edits())
    const stuck = [...follow.stuck, ...unsaid(next, sides)]
    if (stuck.length === 0) return next
    const isOver = stuck.some((id) => again.has(id) || hasHistory(id, sides))
    if (isOver || isSteered(text)) return goneOn(text, said, design)
    for (const id of stuck) again.add(id)
  }
}
