import { type Detail, type Id, type ObjectOf, object } from '#model'
import type { ActionContext } from './action.ts'

/** The selected objects that are still there, shapes left out. */
export function selectedObjects({ design, session }: ActionContext): readonly Id[] {
  const now = design.design()
  return [...session.now().selection].flatMap((id) => (id.includes(':') && object(now, id as Id) ? [id as Id] : []))
}

/** The selected objects that have cards on the diagram. */
export function selectedCards(context: ActionContext): readonly Id[] {
  const { diagram } = context.session.now()
  const places = context.design.design().diagrams.get(diagram)?.places
  return selectedObjects(context).filter((id) => places?.has(id))
}

/** How much the selected cards tell by themselves; undefined where they differ. */
export function cardsDetail(context: ActionContext): Detail | null | undefined {
  const places = context.design.design().diagrams.get(context.session.now().diagram)?.places
  const found = new Set(selectedCards(context).map((id) => places?.get(id)?.detail ?? null))
  return found.size === 1 ? [...found][0] : undefined
}

/** The areas and notes among the selection. */
export function selectedShapes({ design, session }: ActionContext): readonly string[] {
  const { selection, diagram } = session.now()
  const shapes = design.design().diagrams.get(diagram)?.shapes
  return [...selection].filter((id) => shapes?.has(id))
}

/** The table of the selection, and the columns of it that are selected. Null unless it is one table. */
export function selectedTable(
  context: ActionContext,
): { table: ObjectOf<'table'>; columns: readonly Id<'column'>[] } | null {
  const now = context.design.design()
  const tables = new Set<Id>()
  const columns: Id<'column'>[] = []
  for (const id of selectedObjects(context)) {
    const it = object(now, id)
    if (it?.kind === 'table') tables.add(id)
    else if (it?.parent) tables.add(it.parent)
    if (it?.kind === 'column') columns.push(it.id)
  }
  const [only] = tables
  const table = tables.size === 1 && only ? object(now, only as Id<'table'>) : null
  return table?.kind === 'table' ? { table, columns } : null
}
