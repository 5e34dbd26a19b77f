import { newId } from '#model'
import { toast } from '#ui'
import type { ActionContext } from '../actions/index.ts'
import { writeSaved } from '../saved.ts'
import { openKept } from './open-kept.ts'

const AFTER = 700

/** Keeps the design in this browser within a second of any edit, and tells other tabs that have it open. */
export function startAutosave(context: ActionContext): void {
  const { design, desk, keeper } = context
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('schemawright-saved') : null
  let timer: ReturnType<typeof setTimeout> | null = null
  let round = 0
  const save = async () => {
    timer = null
    const id = desk.getState().designId ?? newId('design')
    desk.setState({ designId: id, save: 'saving' })
    const mine = ++round
    try {
      const head = await keeper.ask('save', { id })
      writeSaved('last', { id })
      tabs?.postMessage(head.id)
      if (mine === round && timer === null) desk.setState({ save: 'saved' })
    } catch {
      desk.setState({ save: 'failed' })
    }
  }
  const now = () => {
    if (timer) clearTimeout(timer)
    if (timer) void save()
  }
  design.listen(({ changes }) => {
    // What was just opened from the shelf is there already.
    if (desk.getState().start || (!changes && desk.getState().designId !== null)) return
    desk.setState({ save: 'unsaved' })
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void save(), AFTER)
  })
  // A tab put away may never come back, so it saves at once; one being closed can only be held by asking.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && now())
  window.addEventListener('beforeunload', (event) => {
    if (!['unsaved', 'saving', 'failed'].includes(desk.getState().save)) return
    now()
    event.preventDefault()
  })
  if (tabs)
    tabs.onmessage = ({ data }: MessageEvent<string>) => {
      if (data !== desk.getState().designId) return
      const load = { label: 'Load it', run: () => void openKept(context, data) }
      toast('This design was changed in another tab.', { action: load })
    }
}
