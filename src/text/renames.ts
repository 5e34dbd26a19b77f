import type { Outline, OutlineNode, Reading } from '#import'
import { type DbObject, object, pathOf, type Renamed } from '#model'

type Entry = { readonly node: OutlineNode; readonly it: DbObject; readonly text: string }

/** Before and after an edit of a text. */
type Both<T> = { readonly was: T; readonly now: T }

const entriesOf = (reading: Reading, text: string, outline: Outline): readonly Entry[] =>
  outline.flatMap((node): Entry[] => {
    const it = node.about && node.role === '' ? (object(reading.design, node.about) as DbObject | null) : null
    const own = it && (node.sort === 'block' || node.sort === 'line' || node.sort === 'entry')
    return own ? [{ node, it, text: text.slice(node.value.from, node.value.to) }] : []
  })

/** Pieces that stand between the same neighbours, as many before as after, and are not the same: in their order. */
function* changedRuns({ was, now }: Both<readonly Entry[]>): Generator<Both<Entry>> {
  const key = ({ it }: Entry) => `${it.kind} ${it.name}`
  const places = new Map(now.map((entry, i) => [key(entry), i]))
  let [from, start] = [0, 0]
  for (let i = 0; i <= was.length; i++) {
    const kept = i < was.length ? places.get(key(was[i] as Entry)) : now.length
    if (kept === undefined || kept < start) continue
    const [gone, come] = [was.slice(from, i), now.slice(start, kept)]
    if (gone.length === come.length) for (const [n, one] of gone.entries()) yield { was: one, now: come[n] as Entry }
    from = i + 1
    start = kept + 1
  }
}

/** What a line says behind its name, up to the next word. */
function wordBehindName({ node, text }: Entry): string | undefined {
  const name = node.children.find((it) => it.role === 'name')
  return text
    .slice((name?.value.to ?? node.value.from) - node.value.from)
    .trim()
    .split(/\s+/)[0]
}

/** The word with which an entry says what it is: `varchar`. */
function wordOfType({ node, text }: Entry): string | undefined {
  const type = node.children.find((it) => it.role === 'type')
  return type && /^[\w.$]+/.exec(text.slice(type.value.from - node.value.from))?.[0]
}

/** Whether two pieces say so much alike that one is the other under a new name. */
function isAlike({ was, now }: Both<Entry>): boolean {
  if (was.it.kind !== now.it.kind) return false
  if (was.node.sort === 'line') return wordBehindName(was) === wordBehindName(now)
  if (was.node.sort === 'entry') return wordOfType(was) === wordOfType(now)
  const lines = (entry: Entry) =>
    entry.text
      .split('\n')
      .slice(1, -1)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const [before, after] = [lines(was), new Set(lines(now))]
  return before.filter((line) => after.has(line)).length * 2 >= Math.max(before.length, after.size)
}

/** What an edit of a text calls otherwise: a piece in the place of another that says the same but for its name. */
export function renamesBetween(
  was: Reading & { readonly text: string },
  now: Reading & { readonly text: string },
): readonly Renamed[] {
  const renames: Renamed[] = []
  const tell = ({ was: old, now: next }: Both<Entry>) => {
    const [from, to] = [pathOf(was.design, old.it.id), pathOf(now.design, next.it.id)]
    if (from !== to) renames.push({ from, to })
  }
  const blocks: Both<readonly Entry[]> = {
    was: entriesOf(was, was.text, was.outline()),
    now: entriesOf(now, now.text, now.outline()),
  }
  const paired = [...changedRuns(blocks)].filter(isAlike)
  paired.forEach(tell)
  const same = new Map(blocks.was.map((entry) => [`${entry.it.kind} ${pathOf(was.design, entry.it.id)}`, entry]))
  const kept = blocks.now.flatMap((next): Both<Entry>[] => {
    const old = same.get(`${next.it.kind} ${pathOf(now.design, next.it.id)}`)
    return old && old.text !== next.text ? [{ was: old, now: next }] : []
  })
  for (const pair of [...kept, ...paired]) {
    const inner = {
      was: entriesOf(was, was.text, pair.was.node.children),
      now: entriesOf(now, now.text, pair.now.node.children),
    }
    for (const line of changedRuns(inner)) if (isAlike(line)) tell(line)
  }
  return renames
}
