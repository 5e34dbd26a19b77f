import { apply, bucketOf, type Change, type Id, PIECES, type Piece, placeObjects } from '#model'
import { toast } from '#ui'
import { t, translated, within } from '#words'
import type { Action, ActionContext } from './action.ts'
import { selectedObjects } from './selected.ts'

/** The tables of the selection, or those whose parts are selected. */
function tablesSelected(context: ActionContext): Id<'table'>[] {
  const { objects } = context.design.design()
  const roots = selectedObjects(context).flatMap((id) => bucketOf(objects, id)?.root ?? [])
  return [...new Set(roots)].filter((id): id is Id<'table'> => id.startsWith('table:'))
}

/** Where the new tables of a piece stand, for those who look at the diagram: where there is room. */
async function placesFor(
  { design, session }: ActionContext,
  after: { readonly changes: readonly Change[]; readonly tables: readonly Id[] },
) {
  if (after.tables.length === 0) return []
  const { placeNew, prepareCards } = await import('#canvas')
  const { diagram } = session.now()
  const now = apply(design.design(), after.changes)
  await prepareCards(now, { ids: after.tables, detail: now.diagrams.get(diagram)?.detail ?? 'all' })
  return placeObjects(now, diagram, { at: placeNew(now, diagram, after.tables), placed: false })
}

async function lay(context: ActionContext, piece: Piece): Promise<void> {
  const { design, session, canvas } = context
  const tables = tablesSelected(context)
  const before = design.design()
  const { layPiece } = await import('../reshape.ts')
  const laid = layPiece(before, piece, tables)
  const places = await placesFor(context, laid)
  // While the canvas was loaded someone may have gone on.
  if (design.design() !== before) return
  const on =
    tables.length === 1
      ? (before.objects.buckets.get(tables[0] as Id)?.members.get(tables[0] as Id)?.name ?? '')
      : t('{count} table|{count} tables', { count: tables.length })
  const title = translated(piece.title)
  if (laid.changes.length === 0) {
    session.say(t('{on} has this already', { on }))
    return
  }
  design.commit(t('add {what} to {on}', { what: within(title), on }), [...laid.changes, ...places])
  session.say(t('{title} added to {on}', { title, on }))
  toast(t('{title} added to {on}', { title, on }), { action: { label: t('Undo'), run: () => design.undo() } })
  const [first] = laid.tables
  if (first) canvas()?.reveal(first)
}

/** An action for each piece that can be laid on the selected tables. */
export const pieceActions: readonly Action[] = PIECES.map((piece) => ({
  id: `piece-${piece.id}`,
  title: piece.title,
  group: 'Pieces',
  icon: 'extension',
  words: `piece pattern add insert ${piece.words}`,
  enabled: (context) => tablesSelected(context).length > 0,
  run: (context) => lay(context, piece),
}))
