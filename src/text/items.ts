import type { OutlineNode } from '#import'
import { type Side, sliceOf } from './side.ts'

type Three = { readonly held: Side; readonly was: Side; readonly now: Side }
type Nodes = { readonly held: OutlineNode; readonly was: OutlineNode | undefined; readonly now: OutlineNode }

const hasName = (it: OutlineNode): boolean => it.whole.from !== it.value.from

/** Whether only arguments with a name differ, which can be said in another form of the same thing too. */
export function differsByName({ was: before, now: after }: Three, { was, now }: Omit<Nodes, 'held'>): boolean {
  const had = new Map((was?.children ?? []).map((it) => [before.keyOf(it), sliceOf(before, it.whole)]))
  const unnamed = now.children.filter((it) => !hasName(it))
  return was !== undefined && unnamed.every((it) => had.get(after.keyOf(it)) === sliceOf(after, it.whole))
}

/** What stands between brackets as it then reads: what is kept, what changed and what comes. Null where it stays as it is. */
export function itemsOf(sides: Three, nodes: Nodes, withoutImplied: boolean): readonly string[] | null {
  const { held, was, now } = sides
  const before = new Map((nodes.was?.children ?? []).map((it) => [was.keyOf(it), it]))
  const after = new Map(nodes.now.children.map((it) => [now.keyOf(it), it]))
  const own = new Set(nodes.held.children.map((it) => held.keyOf(it)))
  const changed = (key: string, it: OutlineNode) => {
    const old = before.get(key)
    return !old || sliceOf(was, old.value) !== sliceOf(now, it.value)
  }
  const kept = nodes.held.children.flatMap((it) => {
    const key = held.keyOf(it)
    const next = after.get(key)
    if (!next && before.has(key)) return []
    if (!next || !changed(key, next)) return [sliceOf(held, it.whole)]
    return [sliceOf(held, { from: it.whole.from, to: it.value.from }) + sliceOf(now, next.value)]
  })
  const come = [...after].flatMap(([key, it]) =>
    own.has(key) || !changed(key, it) || (it.implied && withoutImplied) ? [] : [it],
  )
  const texts = (all: readonly OutlineNode[]) => all.map((it) => sliceOf(now, it.whole))
  // What has no name is known by standing first.
  const items = [...texts(come.filter((it) => !hasName(it))), ...kept, ...texts(come.filter(hasName))]
  const same = items.join() === nodes.held.children.map((it) => sliceOf(held, it.whole)).join()
  return come.length === 0 && same ? null : items
}
