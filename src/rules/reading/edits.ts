import { addColumn, apply, type Change, columnsOf, type Design, type Id, make, object } from '#model'
import { type Column, heirsOf, withCopies } from './shapes.ts'

/** Sets fields of a column, and of the copies that partitions and heirs have of it. */
export function setColumn(
  design: Design,
  id: Id<'column'>,
  patch: Partial<Pick<Column, 'type' | 'nullable' | 'default' | 'identity' | 'collation'>>,
): Change[] {
  return withCopies(design, id).map((before): Change => {
    // Numbering is the parent's own; a partition takes part in it without having it.
    const { identity, ...rest } = patch
    return { op: 'set', before, after: { ...before, ...(before.inherited ? rest : patch) } }
  })
}

/** A new last column, with the copies of it that partitions and heirs get. */
export function newColumn(
  design: Design,
  table: Id<'table'>,
  wanted: Parameters<typeof addColumn>[2] & { name: string },
): { changes: Change[]; column: Id<'column'> } {
  const added = addColumn(design, table, wanted)
  const made = added.changes[0]
  if (made?.op !== 'add' || made.object.kind !== 'column') return added
  return { ...added, changes: [...added.changes, ...handDown(design, table, made.object)] }
}

function handDown(design: Design, table: Id<'table'>, column: Column): Change[] {
  return heirsOf(design, table).flatMap((heir): Change[] => {
    if (columnsOf(design, heir).some((it) => it.name === column.name)) return []
    const { id, ...rest } = column
    const copy = make('column', { ...rest, parent: heir, inherited: true })
    return [{ op: 'add', object: copy }, ...handDown(design, heir, column)]
  })
}

/** Edits one after the other, each made for the design that the ones before have left. */
export function inTurn(design: Design, ...edits: readonly ((now: Design) => readonly Change[])[]): Change[] {
  const changes: Change[] = []
  let now = design
  for (const edit of edits) {
    const more = edit(now)
    changes.push(...more)
    now = apply(now, more)
  }
  return changes
}

/** NOT NULL for these columns. */
export const requireColumns = (design: Design, ids: readonly Id<'column'>[]): Change[] =>
  ids.flatMap((id) => (object(design, id)?.nullable ? setColumn(design, id, { nullable: false }) : []))
