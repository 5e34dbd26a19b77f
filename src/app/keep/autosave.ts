import { newId } from '#model'
import { t } from '#words'
import type { ActionContext } from '../actions/index.ts'
import type { KeptHead } from './keep-messages.ts'
import { rememberLast } from './last-opened.ts'

const AFTER = 500

type News = { readonly id: string; readonly revision: string }

/** Keeps the design in this browser within a second of any edit, and in step with other tabs that have it open. */
export function startAutosave(context: ActionContext): void {
  const { design, desk, keeper, session } = context
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('schemawright-saved') : null
  let timer: ReturnType<typeof setTimeout> | null = null
  /** One thing with the store at a time. */
  let busy: Promise<void> = Promise.resolve()
  let round = 0
  /** The design is just being made what the store already has. */
  let quiet = false

  const after = (head: KeptHead, mine: number) => {
    tabs?.postMessage({ id: head.id, revision: head.revision } satisfies News)
    if (mine === round && timer === null) desk.setState({ save: 'saved' })
  }
  const meet = (id: string) =>
    keeper.meet(id, (changes, same) => {
      quiet = same
      design.commit(t('edits of another tab'), changes)
      quiet = false
      if (changes.length > 0) session.say(t('Edits of another tab taken in'))
    })
  const save = async () => {
    const id = desk.getState().designId
    if (id === null) return
    const mine = ++round
    desk.setState({ save: 'saving' })
    try {
      let head = await keeper.ask('save', { id })
      while (!head) {
        if (desk.getState().designId !== id) return
        if (!(await meet(id))) throw new Error('What another tab saved can’t be read.')
        head = await keeper.ask('save', { id })
      }
      rememberLast(id)
      after(head, mine)
    } catch {
      desk.setState({ save: 'failed' })
    }
  }
  const queue = (what: () => Promise<void>) => {
    busy = busy.then(what, what)
  }
  const saveNow = () => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    queue(save)
  }
  design.listen(({ changes }) => {
    const { start, designId } = desk.getState()
    // What is only looked at is nobody's here yet.
    if (design.state.getState().readOnly) return
    // What was just opened from the shelf is there already; the first page has nothing yet.
    if (!changes && (start || designId !== null)) return
    if (designId === null) desk.setState({ designId: newId('design') })
    if (quiet) return
    desk.setState({ save: 'unsaved' })
    if (timer) clearTimeout(timer)
    timer = setTimeout(saveNow, AFTER)
  })
  // Another design is about to take its place. The question goes out before that design does.
  desk.subscribe((now, was) => {
    if (now.designId === was.designId || was.designId === null || timer === null) return
    clearTimeout(timer)
    timer = null
    const mine = ++round
    keeper.ask('leave', { id: was.designId }).then(
      (head) => after(head, mine),
      () => desk.setState({ save: 'failed' }),
    )
  })
  // A tab put away may never come back, so it saves at once; one being closed can only be held by asking.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saveNow())
  window.addEventListener('pagehide', saveNow)
  window.addEventListener('beforeunload', (event) => {
    if (!['unsaved', 'saving', 'failed'].includes(desk.getState().save)) return
    saveNow()
    event.preventDefault()
  })
  if (tabs)
    tabs.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.id !== desk.getState().designId) return
      queue(async () => {
        if (data.id !== desk.getState().designId) return
        await meet(data.id).catch(() => false)
      })
    }
}
