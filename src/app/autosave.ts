import type { Design } from '#model'
import { newId } from '#model'
import type { ActionContext } from './actions/index.ts'
import { library } from './doors.ts'
import { readSaved, writeSaved } from './saved.ts'

const AFTER = 700

/** Keeps the design in this browser within a second of any edit. Gives back the way to stop. */
export function startAutosave({ design, desk }: ActionContext): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let round = 0
  const save = async () => {
    timer = null
    const shelf = await library()
    if (!shelf) return desk.setState({ save: 'off' })
    const id = desk.getState().designId ?? newId('design')
    if (desk.getState().designId !== id) desk.setState({ designId: id })
    const mine = ++round
    desk.setState({ save: 'saving' })
    try {
      await shelf.save(id, design.design())
      writeSaved('last', { id })
      if (mine === round && timer === null) desk.setState({ save: 'saved' })
    } catch {
      desk.setState({ save: 'failed' })
    }
  }
  const soon = () => {
    if (desk.getState().start) return
    desk.setState({ save: 'unsaved' })
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void save(), AFTER)
  }
  const stop = design.listen(soon)
  const now = () => {
    if (!timer) return
    clearTimeout(timer)
    void save()
  }
  // A tab put away may never come back: save at once. A tab being closed can only be held by asking.
  const hide = () => document.visibilityState === 'hidden' && now()
  const leave = (event: BeforeUnloadEvent) => {
    if (!['unsaved', 'saving', 'failed'].includes(desk.getState().save)) return
    now()
    event.preventDefault()
  }
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('beforeunload', leave)
  return () => {
    stop()
    if (timer) clearTimeout(timer)
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('beforeunload', leave)
  }
}

const isDesign = (it: object): it is Design => 'objects' in it

/** A design of this browser's library; null where it is gone or can't be read. */
export async function loadKept(id: string): Promise<Design | null> {
  const found = await (await library())?.load(id)
  if (!found) return null
  return isDesign(found) ? found : found.design
}

/** The design that was open last in this browser. */
export async function loadLast(): Promise<{ id: string; design: Design } | null> {
  const { id } = readSaved<{ id: string }>('last') ?? {}
  const design = id ? await loadKept(id) : null
  return id && design ? { id, design } : null
}
