import { addSchema as make } from '#model'
import type { Action } from './action.ts'

export const addSchema: Action = {
  id: 'add-schema',
  title: 'Schema',
  group: 'Insert',
  icon: 'schema',
  words: 'add new namespace',
  run: ({ design, session, desk }) => {
    const made = make(design.design(), 'new_schema')
    desk.setState({ start: false, side: 'inspector' })
    design.commit('add schema', made.changes)
    session.select([made.schema])
  },
}
