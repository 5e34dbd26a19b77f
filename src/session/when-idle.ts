/** How long to work at a stretch where nobody says how long there is, in milliseconds. */
const A_SLICE = 8

/**
 * Does a piece of work when nothing else wants the time, within a second; `more` says whether there is time left. Safari
 * has no idle callbacks, so there it comes a little later.
 */
export function whenIdle(act: (more: () => boolean) => void): void {
  const slice = () => {
    const begun = performance.now()
    act(() => performance.now() - begun < A_SLICE)
  }
  if (!('requestIdleCallback' in globalThis)) {
    setTimeout(slice, 50)
    return
  }
  requestIdleCallback((idle) => (idle.didTimeout ? slice() : act(() => idle.timeRemaining() > 1)), { timeout: 1000 })
}
