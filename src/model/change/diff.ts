import { equal } from '#base'
import type { Design } from '../design.ts'
import type { Diagram } from '../diagram.ts'
import type { Id } from '../id.ts'
import type { DbObject } from '../kinds/index.ts'
import { all, get } from '../objects.ts'
import { type Change, diagramFactsOf } from './change.ts'

/** Every key of either map whose value differs, with what it was and is. */
function* differences<K, V>(
  from: ReadonlyMap<K, V>,
  to: ReadonlyMap<K, V>,
): Generator<[key: K, before: V | null, after: V | null]> {
  if (from === to) return
  for (const [key, before] of from) {
    const after = to.get(key) ?? null
    if (!equal(before, after)) yield [key, before, after]
  }
  for (const [key, after] of to) if (!from.has(key)) yield [key, null, after]
}

/** How many parents stand above it: at most three. */
function depthOf(design: Design, it: DbObject): number {
  let depth = 0
  for (let at: DbObject | null = it; at?.parent; at = get(design.objects, at.parent) as DbObject | null) depth++
  return depth
}

/** Parents first. */
function byDepth(design: Design, objects: readonly DbObject[]): DbObject[] {
  const levels: DbObject[][] = []
  for (const it of objects) {
    const depth = depthOf(design, it)
    while (levels.length <= depth) levels.push([])
    levels[depth]?.push(it)
  }
  return levels.flat()
}

function diffObjects(from: Design, to: Design): Change[] {
  const added: DbObject[] = []
  const removed: DbObject[] = []
  const set: Change[] = []
  for (const [root, bucket] of from.objects.buckets) {
    if (to.objects.buckets.get(root) === bucket) continue
    for (const before of bucket.members.values()) {
      const after = get(to.objects, before.id) as DbObject | null
      if (!after) removed.push(before)
      else if (!equal(before, after)) set.push({ op: 'set', before, after })
    }
  }
  for (const [root, bucket] of to.objects.buckets) {
    if (from.objects.buckets.get(root) === bucket) continue
    for (const it of bucket.members.values()) if (!get(from.objects, it.id)) added.push(it)
  }
  return [
    ...byDepth(to, added).map((object): Change => ({ op: 'add', object })),
    ...set,
    ...byDepth(from, removed)
      .reverse()
      .map((object): Change => ({ op: 'remove', object })),
  ]
}

function diffDiagram(id: Diagram['id'], from: Diagram | null, to: Diagram | null): Change[] {
  const none = new Map()
  const contents: Change[] = []
  for (const [about, before, after] of differences(from?.places ?? none, to?.places ?? none))
    contents.push({ op: 'place', diagram: id, about: about as Id, before, after })
  for (const [shape, before, after] of differences(from?.shapes ?? none, to?.shapes ?? none))
    contents.push({ op: 'draw', diagram: id, shape, before, after })
  const before = from && diagramFactsOf(from)
  const after = to && diagramFactsOf(to)
  const facts: Change[] = equal(before, after) ? [] : [{ op: 'diagram', id, before, after }]
  return to ? [...facts, ...contents] : [...contents, ...facts]
}

/** What turns one design into the other: `apply(from, diff(from, to))` equals `to`. Cheap where they share buckets. */
export function diff(from: Design, to: Design): Change[] {
  const changes: Change[] = diffObjects(from, to)
  for (const [key, before, after] of differences(from.intent, to.intent))
    changes.push({ op: 'intend', key, before, after })
  for (const id of new Set([...from.diagrams.keys(), ...to.diagrams.keys()])) {
    const [before, after] = [from.diagrams.get(id) ?? null, to.diagrams.get(id) ?? null]
    if (before !== after) changes.push(...diffDiagram(id, before, after))
  }
  const facts = (it: Design) => ({ name: it.name, postgres: it.postgres })
  if (!equal(facts(from), facts(to))) changes.push({ op: 'design', before: facts(from), after: facts(to) })
  return changes
}

/** Whether two designs say the same, identity of buckets aside. */
export const sameDesign = (a: Design, b: Design): boolean =>
  diff(a, b).length === 0 && [...all(a.objects)].length === [...all(b.objects)].length
