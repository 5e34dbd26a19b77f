const loaded = (): readonly string[] => performance.getEntriesByType('resource').map(({ name }) => name)

/** More files than the app has, each of which a page that is open for long may load. */
const MOST_LOADED = 1000

/** Puts the service worker in place; once the page has settled it fetches the rest, or what was used where the person saves data. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !isSecureContext) return
  performance.setResourceTimingBufferSize(MOST_LOADED)
  const saves = (navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }).connection
    ?.saveData
  const start = async () => {
    await navigator.serviceWorker.register('./sw.js')
    const { active } = await navigator.serviceWorker.ready
    if (!saves) return setTimeout(() => active?.postMessage({ fill: true }), 8000)
    return document.addEventListener('visibilitychange', () => active?.postMessage({ keep: loaded() }))
  }
  // Without it the page works the same, but not without a network.
  window.addEventListener('load', () => void start().catch(() => undefined))
}
