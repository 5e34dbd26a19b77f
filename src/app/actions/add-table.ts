import { addTable as makeTable } from '#model'
import type { Action } from './action.ts'

export const addTable: Action = {
  id: 'add-table',
  title: 'Table',
  group: 'Insert',
  icon: 'table',
  words: 'add new create',
  run: ({ design, session, canvas, desk }) => {
    const at = canvas()?.worldCentre() ?? { x: 0, y: 0 }
    const { diagram } = session.now()
    const made = makeTable(design.design(), { diagram, x: Math.round(at.x - 110), y: Math.round(at.y - 40) })
    desk.setState({ start: false })
    design.commit('add table', made.changes)
    session.select([made.table])
    session.set({ editing: { table: made.table, column: null, field: 'name' } })
  },
}
