import { addTable, type Id } from '#model'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'

/** Makes a table in the middle of what is seen of the diagram. */
export function newTable(
  { design, session, canvas, desk }: ActionContext,
  schema: Id<'schema'> | null = null,
): Id<'table'> {
  const at = canvas()?.worldCentre() ?? { x: 0, y: 0 }
  const { diagram } = session.now()
  const where = { diagram, x: Math.round(at.x - 110), y: Math.round(at.y - 40) }
  const made = addTable(design.design(), { ...where, ...(schema ? { schema } : {}) })
  desk.setState({ start: false })
  design.commit(t('add table'), made.changes)
  return made.table
}
