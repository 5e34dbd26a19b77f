import { addEnum as make } from '#model'
import type { Action } from './action.ts'

export const addEnum: Action = {
  id: 'add-enum',
  title: 'Enum',
  group: 'Insert',
  icon: 'enum',
  words: 'add new type',
  run: ({ design, session, desk }) => {
    const made = make(design.design(), { labels: ['first', 'second'] })
    desk.setState({ start: false, side: 'inspector' })
    design.commit('add enum', made.changes)
    session.select([made.enum])
  },
}
