import { equal, Printer } from '#base'
import { type BuildOrder, buildOrder, createRoot, outerNeedsOf, rootOf, type Step } from '#migrate'
import { type At, type Bucket, bodiesOf, type Design, type Id, type Objects, rootsChanged, sqlAt } from '#model'
import type { Chunk } from '../exporter.ts'

type Made = { readonly key: string; readonly near: readonly (Bucket | undefined)[]; readonly chunk: Chunk }
const made = new WeakMap<Bucket, Made>()

/** Marks each folded member's own lines inside the statement that folds it. */
function printStep(out: Printer<Id>, step: Step, clauseOf: (id: Id) => string | null): void {
  const text = `${step.sql.trimEnd()};\n`
  const spans: { from: number; to: number; about: Id }[] = [{ from: 0, to: text.length, about: step.about }]
  let at = 0
  for (const id of step.folds) {
    const clause = clauseOf(id)
    const from = clause ? text.indexOf(clause, at) : -1
    if (!clause || from === -1) continue
    at = from + clause.length
    spans.push({ from, to: at, about: id })
  }
  out.append({ text, spans })
}

export type Printing = {
  readonly design: Design
  readonly at: At
  readonly order: BuildOrder
  readonly clauseOf: (id: Id) => string | null
}

/** Steps as text: a table is set off by a blank line, its own indexes and comments stay with it. */
export function printSteps(steps: readonly Step[], about: Id | null, printing: Pick<Printing, 'clauseOf'>): Chunk {
  const out = new Printer<Id>()
  for (const step of steps) printStep(out, step, printing.clauseOf)
  if (steps.length > 0) out.write('\n')
  return { ...out.done(), about }
}

const nearOf = new WeakMap<Bucket, readonly Id[]>()

/** The roots that a root's text may name: of its needs, and its schema. Kept by bucket, as its needs are. */
function nearRoots(bucket: Bucket, { design, at }: Printing): readonly Id[] {
  const known = nearOf.get(bucket)
  if (known) return known
  const parent = bucket.members.get(bucket.root)?.parent
  const roots = new Set(outerNeedsOf(bucket, at).flatMap(({ need }) => rootOf(design, need) ?? []))
  const near = [...roots, ...(parent ? [parent] : [])]
  nearOf.set(bucket, near)
  return near
}

/** The chunk of one root. The same object as last time unless it or something that its text names has changed. */
export function chunkOf(root: Id, printing: Printing): Chunk {
  const { design, at, order } = printing
  const bucket = design.objects.buckets.get(root) as Bucket
  const waits = (ids: ReadonlySet<Id>) => (ids.size > 0 ? [...bucket.members.keys()].filter((id) => ids.has(id)) : [])
  const near = nearRoots(bucket, printing).map((id) => design.objects.buckets.get(id))
  const key = `${design.postgres} ${waits(order.putOff).join()} ${waits(order.opened).join()}`
  const had = made.get(bucket)
  if (had && had.key === key && had.near.length === near.length && had.near.every((it, i) => it === near[i]))
    return had.chunk
  const chunk = printSteps(createRoot(bucket, at, order), root, printing)
  made.set(bucket, { key, near, chunk })
  return chunk
}

const factsOf = (bucket: Bucket, at: At) => {
  const root = bucket.members.get(bucket.root)
  return [
    root?.kind,
    root?.rank,
    ...(root ? bodiesOf(root) : []),
    ...outerNeedsOf(bucket, at).flatMap(({ member, need }) => [member, need]),
  ]
}

let last: { readonly objects: Objects; readonly order: BuildOrder } | null = null

/** The order of the design before stands while no root has come, gone, moved or come to need something else. */
function orderOf(design: Design, at: At): BuildOrder {
  const { objects } = design
  const was = last
  const stands =
    was &&
    [...rootsChanged(was.objects, objects)].every((id) => {
      const [before, now] = [was.objects.buckets.get(id), objects.buckets.get(id)]
      return before && now && equal(factsOf(before, at), factsOf(now, at))
    })
  const order = was && stands ? was.order : buildOrder(design, at)
  last = { objects, order }
  return order
}

export const printingOf = (design: Design, clauseOf: (id: Id, at: At) => string | null): Printing => {
  const at = sqlAt(design)
  return { design, at, order: orderOf(design, at), clauseOf: (id) => clauseOf(id, at) }
}
