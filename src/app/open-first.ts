import { toast } from '#ui'
import type { ActionContext } from './actions/index.ts'
import { loadLast } from './autosave.ts'
import { share } from './doors.ts'

/** Opens what the address holds, else what was open last. A shared design opens as a copy of its own. */
export async function openFirst({ design, desk }: ActionContext): Promise<void> {
  const fragment = location.hash.slice(1)
  if (fragment !== '') {
    const opened = await (await share())?.decodeLink(fragment)
    if (opened?.design) {
      design.open(opened.design)
      desk.setState({ start: false, designId: null })
      // The address no longer says what is here once it is edited, and a reload must not bring the old state back.
      history.replaceState(null, '', location.pathname + location.search)
      return toast('Opened as a copy of your own. The link’s author does not see your edits.')
    }
    toast(opened?.notices[0]?.message ?? 'This link holds no design that can be read.', { tone: 'error' })
  }
  const last = await loadLast().catch(() => null)
  if (!last || !desk.getState().start) return
  desk.setState({ start: false, designId: last.id })
  design.open(last.design)
  desk.setState({ save: 'saved' })
}
