import { setFacts } from '#model'
import type { Shelf } from '#panels'
import { t } from '#words'
import type { ActionContext } from './actions/index.ts'
import type { Desk } from './desk.ts'

/** Once the last edit is kept, or could not be. */
const settled = (desk: Desk): Promise<void> =>
  new Promise((done) => {
    const moving = () => ['unsaved', 'saving'].includes(desk.getState().save)
    if (!moving()) return done()
    const stop = desk.subscribe(() => {
      if (moving()) return
      stop()
      done()
    })
  })

/** This browser's designs as the designs dialog asks for them. */
export function shelfOf({ design, desk, keeper }: ActionContext): Shelf {
  return {
    async list() {
      await settled(desk)
      const heads = await keeper.ask('list', {})
      return heads.map(({ id, name, savedAt }) => ({ id, name, savedAt: new Date(savedAt) }))
    },
    load: async (id) => (await keeper.ask('load', { id })).design,
    async rename(id, name) {
      if (desk.getState().designId === id) design.commit(t('rename design'), setFacts(design.design(), { name }))
      else await keeper.ask('rename', { id, name })
    },
    async remove(id) {
      await keeper.ask('remove', { id })
    },
  }
}
