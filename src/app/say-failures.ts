import { toast } from '#ui'
import { t } from '#words'

const reload = { label: t('Reload'), run: () => location.reload() }

/**
 * Says what failed while nobody waited for it. A part of an older version that is gone by the time it is asked for fails like any
 * other, and whoever takes that (what is only made ready, say) has no more to tell.
 */
export function sayFailures(): void {
  const missing = new WeakSet<Error>()
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
  window.addEventListener('unhandledrejection', ({ reason }) => {
    // What was called off has not failed: the editor's own word for it is “Canceled”.
    if (!(reason instanceof Error) || ['Canceled', 'AbortError'].includes(reason.name)) return
    if (!missing.has(reason)) toast(t('Something went wrong: {what}', { what: reason.message }), { tone: 'error' })
    else if (navigator.onLine) toast(t('A newer version is out.'), { tone: 'error', action: reload })
    else toast(t('There is no network, and it is not kept on this computer yet.'), { tone: 'error' })
  })
}
