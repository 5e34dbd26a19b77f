/**
 * What was changed in a sound text, changed in the draft that someone has made of it meanwhile; null where both have
 * changed the same lines.
 */
export function carried({ from, to, onto }: { from: string; to: string; onto: string }): string | null {
  if (from === to) return onto
  const [was, now, draft] = [from.split('\n'), to.split('\n'), onto.split('\n')]
  const [typedOn, changed] = [alike(was, draft), alike(was, now)]
  const behind = was.length - typedOn.tail
  if (was.length - changed.tail <= typedOn.head)
    return [...now.slice(0, typedOn.head + now.length - was.length), ...draft.slice(typedOn.head)].join('\n')
  if (changed.head >= behind) return [...draft.slice(0, draft.length - typedOn.tail), ...now.slice(behind)].join('\n')
  return null
}

/** How many lines two texts share at their beginning and at their end. */
function alike(a: readonly string[], b: readonly string[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length)
  let [head, tail] = [0, 0]
  while (head < most && a[head] === b[head]) head++
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return { head, tail }
}
