import { rankBetween } from '#base'
import { all, apply, type Change, childrenOf, type DbObject, type Design, type Id, object } from '#model'

/** The columns of each table in the order of the text: a reading holds them so, whatever their ranks. */
function columnsBy(design: Design): ReadonlyMap<Id, readonly Id[]> {
  const columns = new Map<Id, Id[]>()
  for (const it of all(design.objects)) {
    if (it.kind !== 'column') continue
    const own = columns.get(it.parent as Id)
    if (own) own.push(it.id)
    else columns.set(it.parent as Id, [it.id])
  }
  return columns
}

/** Those that have to move for one order to become the other: all but the longest run that stands in both. */
function movedIn(was: readonly Id[], now: readonly Id[]): ReadonlySet<Id> {
  const places = new Map(was.map((id, i) => [id, i]))
  const runs: Id[][] = []
  for (const id of now) {
    const at = places.get(id) ?? 0
    const before = runs
      .filter((run) => (places.get(run.at(-1) as Id) ?? 0) < at)
      .reduce<readonly Id[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...before, id])
  }
  const kept = new Set(runs.reduce<readonly Id[]>((best, run) => (run.length > best.length ? run : best), []))
  return new Set(now.filter((id) => !kept.has(id)))
}

/** Puts columns in the order in which a text now has them, where that is another than before. */
export function reorder(
  design: Design,
  { was, now }: { readonly was: Design; readonly now: Design },
): readonly Change[] {
  const before = columnsBy(was)
  const changes: Change[] = []
  let made = design
  for (const [table, order] of columnsBy(now)) {
    const had = before.get(table)
    const isBoth = (id: Id) => had?.includes(id) && order.includes(id) && object(design, id) !== null
    const [first, next] = [(had ?? []).filter(isBoth), order.filter(isBoth)]
    if (first.every((id, i) => next[i] === id)) continue
    const moved = movedIn(first, next)
    for (const [i, id] of next.entries()) {
      const it = object(made, id) as DbObject | null
      if (!it || !moved.has(id)) continue
      const previous = i > 0 ? (object(made, next[i - 1] as Id) as DbObject | null) : null
      const columns = childrenOf(made, table).filter((each) => each.kind === 'column' && each.id !== id)
      const behind = columns.find(({ rank }) => previous === null || rank > previous.rank)
      const after = { ...it, rank: rankBetween(previous?.rank ?? null, behind?.rank ?? null) }
      changes.push({ op: 'set', before: it, after })
      made = apply(made, changes.slice(-1))
    }
  }
  return changes
}
