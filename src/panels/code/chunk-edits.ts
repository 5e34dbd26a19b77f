/** One replacement: the characters from `from` to `to` of the text as it was become `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string }

/** `about`: what the piece says something of, where that is known. */
type Piece = { readonly text: string; readonly about?: string | null }

/** The longest run of kept pieces that stand in the same order before and after, as pairs of places. */
function anchorsOf(before: readonly Piece[], after: readonly Piece[]): { was: number; now: number }[] {
  const places = new Map(before.map((piece, i) => [piece, i]))
  const pairs = after.flatMap((piece, now) => {
    const was = places.get(piece)
    return was === undefined ? [] : [{ was, now }]
  })
  // Longest increasing run of `was` (patience sorting): `tails` holds the pair that ends the best run of each length.
  const tails: number[] = []
  const previous: number[] = []
  pairs.forEach((pair, i) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number]?.was ?? -1) < pair.was) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = i
  })
  const run: { was: number; now: number }[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) {
    const pair = pairs[i]
    if (pair) run.push(pair)
  }
  return run.reverse()
}

/** The edit narrowed to whole lines that differ, so that a cursor elsewhere in the chunk stays where it is. */
function narrow(was: string, now: string, at: number): TextEdit | null {
  if (was === now) return null
  const most = Math.min(was.length, now.length)
  let head = 0
  while (head < most && was[head] === now[head]) head++
  head = head === 0 ? 0 : was.lastIndexOf('\n', head - 1) + 1
  let tail = 0
  while (tail < most - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const line = was.indexOf('\n', was.length - tail)
  tail = line === -1 ? 0 : was.length - line - 1
  return { from: at + head, to: at + was.length - tail, text: now.slice(head, now.length - tail) }
}

/** Each piece against the one in its place, where the same things are told in the same order; else null. */
function inPlace(before: readonly Piece[], after: readonly Piece[]): TextEdit[] | null {
  if (before.length !== after.length) return null
  const same = (was: Piece, now: Piece | undefined) => was === now || (was.about && was.about === now?.about)
  if (!before.every((was, i) => same(was, after[i]))) return null
  let at = 0
  return before.flatMap((was, i) => {
    const now = after[i] as Piece
    const edit = was === now ? null : narrow(was.text, now.text, at)
    at += was.text.length
    return edit ? [edit] : []
  })
}

const join = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('')

/**
 * The replacements that turn the text of some chunks into the text of others, in order, none overlapping. Chunks that
 * are identical objects are not looked at, so the work grows with what changed.
 */
export function editsBetween(before: readonly Piece[], after: readonly Piece[]): TextEdit[] {
  const placed = inPlace(before, after)
  if (placed) return placed
  const edits: TextEdit[] = []
  let [was, now, at] = [0, 0, 0]
  for (const anchor of [...anchorsOf(before, after), { was: before.length, now: after.length }]) {
    const old = join(before.slice(was, anchor.was))
    const edit = narrow(old, join(after.slice(now, anchor.now)), at)
    if (edit) edits.push(edit)
    at += old.length + (before[anchor.was]?.text.length ?? 0)
    was = anchor.was + 1
    now = anchor.now + 1
  }
  return edits
}
