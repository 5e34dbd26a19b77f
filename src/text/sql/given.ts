import { sqlExporter, textOf } from '#export'
import {
  apply,
  bucketOf,
  type Change,
  type DbObject,
  type Design,
  emptyDesign,
  type Id,
  object,
  referencesOf,
  rootsOf,
} from '#model'

/** Members that no other statement can see. */
const UNSEEN: ReadonlySet<string> = new Set([
  'foreign-key',
  'check',
  'exclusion',
  'trigger',
  'policy',
  'rule',
  'statistics',
  'grant',
])

const isSeen = (it: DbObject): boolean => !UNSEEN.has(it.kind) && (it.kind !== 'index' || it.unique)

type Wanted = { readonly spoken: ReadonlySet<string>; readonly made: ReadonlySet<string> }

/** What statements lean on and do not make: the part of a design that has to stand before they run. */
export function partGiven(design: Design, { spoken, made }: Wanted): Design {
  const found = new Map<Id, DbObject>()
  const queue: Id[] = [...rootsOf(design, 'extension').map((it) => it.id)]
  for (const { root, members } of design.objects.buckets.values()) {
    const head = members.get(root)
    if (head && spoken.has(head.name) && !(made.has(head.name) && head.parent)) queue.push(root)
  }
  const seen = new Set<Id>()
  for (let next = queue.shift(); next; next = queue.shift()) {
    const bucket = bucketOf(design.objects, next)
    const head = bucket?.members.get(bucket.root)
    if (!bucket || !head || seen.has(bucket.root) || (made.has(head.name) && head.parent)) continue
    seen.add(bucket.root)
    for (const member of bucket.members.values()) {
      if (member.id !== bucket.root && !isSeen(member)) continue
      found.set(member.id, member)
      queue.push(...(member.parent ? [member.parent] : []), ...referencesOf(member), ...member.uses)
    }
  }
  const empty: Design = { ...emptyDesign(), postgres: design.postgres }
  const depth = (it: DbObject): number => {
    const up = it.parent ? found.get(it.parent) : undefined
    return up ? 1 + depth(up) : 0
  }
  const fresh = [...found.values()].filter((it) => !object(empty, it.id)).sort((a, b) => depth(a) - depth(b))
  return apply(
    empty,
    fresh.map((it): Change => ({ op: 'add', object: it })),
  )
}

/** The same as SQL; nothing where nothing is leaned on. */
export function sqlGiven(part: Design): string {
  const objects = [...part.objects.buckets.values()].reduce((sum, it) => sum + it.members.size, 0)
  if (objects <= 1) return ''
  return sqlExporter.emit(part, sqlExporter.defaults).files.map(textOf).join('')
}
