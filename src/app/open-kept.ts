import { toast } from '#ui'
import type { ActionContext } from './actions/index.ts'
import { loadKept } from './autosave.ts'
import { writeSaved } from './saved.ts'

/** Opens a design of this browser's library. */
export async function openKept({ design, desk, session }: ActionContext, id: string): Promise<void> {
  const kept = await loadKept(id)
  if (!kept) return toast('That design could not be read.', { tone: 'error' })
  session.select([])
  desk.setState({ start: false, designId: id })
  design.open(kept)
  writeSaved('last', { id })
}
