import { apply, type Design, setFacts } from '#model'
import type { Shelf } from '#panels'
import type { ActionContext } from './actions/index.ts'
import { loadKept } from './autosave.ts'
import { library } from './doors.ts'

/** This browser's library as the designs dialog asks for it. */
export function shelfOf({ design, desk }: ActionContext): Shelf {
  const renamed = (kept: Design, name: string): Design => apply(kept, setFacts(kept, { name }))
  return {
    async list() {
      const entries = (await (await library())?.list()) ?? []
      return entries.map(({ id, name, savedAt }) => ({ id, name, savedAt: savedAt ? new Date(savedAt) : null }))
    },
    load: loadKept,
    async rename(id, name) {
      if (desk.getState().designId === id) return design.commit('rename design', setFacts(design.design(), { name }))
      const kept = await loadKept(id)
      if (kept) await (await library())?.save(id, renamed(kept, name))
    },
    async remove(id) {
      await (await library())?.remove(id)
    },
  }
}
