/** So many letters are compared at a stroke. */
const BLOCK = 1024

/** How long two texts are alike, from their beginnings and, behind that, from their ends. */
export function alikeAt(was: string, now: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(was.length, now.length)
  let [head, tail] = [0, 0]
  while (head + BLOCK <= most && was.slice(head, head + BLOCK) === now.slice(head, head + BLOCK)) head += BLOCK
  while (head < most && was.charCodeAt(head) === now.charCodeAt(head)) head++
  const left = most - head
  const isBlock = (at: number) =>
    was.slice(was.length - at - BLOCK, was.length - at) === now.slice(now.length - at - BLOCK, now.length - at)
  while (tail + BLOCK <= left && isBlock(tail)) tail += BLOCK
  while (tail < left && was.charCodeAt(was.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++
  return { head, tail }
}

/** Which of some texts is most like another, and how far; null where none is like half of it. */
export function nearest<T extends { readonly text: string }>(
  known: readonly T[],
  text: string,
): { readonly it: T; readonly head: number; readonly tail: number } | null {
  let best: { it: T; head: number; tail: number } | null = null
  for (const it of known) {
    const alike = alikeAt(it.text, text)
    if (!best || alike.head + alike.tail > best.head + best.tail) best = { it, ...alike }
  }
  return best && (best.head + best.tail) * 2 >= text.length ? best : null
}
