import { newId } from '#model'
import type { Draft } from './draft.ts'
import { actionsOf, type End, endOf, idsOf, type Reference } from './ends.ts'
import { joinTable } from './join-table.ts'
import { at } from './tables.ts'

/** Every reference of the text; those of many to many bring a table of their own. */
export function readReferences(draft: Draft): void {
  const own = draft.source.database?.refs ?? []
  const brought = [...draft.tables.values()].flatMap((it) => it.refs)
  for (const ref of [...own, ...brought]) readReference(draft, ref)
}

function readReference(draft: Draft, ref: Reference): void {
  const [first, second] = ref.endpoints.map((it) => endOf(draft, it))
  if (!first || !second) draft.telling.refuse('This reference leads to nothing that can be read', at(ref))
  else if (first.names.length !== second.names.length)
    draft.telling.refuse('It has to name as many columns on both sides', at(ref))
  else if (first.many && second.many) joinTable(draft, ref, [first, second])
  // Where both are one, DBML has the key at the second end.
  else if (first.many) addForeignKey(draft, ref, { holder: first, target: second })
  else addForeignKey(draft, ref, { holder: second, target: first })
}

function addForeignKey(draft: Draft, ref: Reference, { holder, target }: { holder: End; target: End }): void {
  const id = newId('foreign-key')
  const where = at(ref)
  draft.pieces.set(where.from, { about: id, role: '' })
  const [column] = holder.table.table.fields.filter((it) => it.name === holder.names[0]).map(at)
  if (column && column.from < where.from && where.to <= column.to) draft.call(id, 'inline', 'inline')
  draft.add('foreign-key', {
    id,
    name: draft.named(ref.name, holder.table, holder.names, 'foreign-key'),
    parent: holder.table.id,
    columns: idsOf(holder),
    target: target.table.id,
    targetColumns: idsOf(target),
    ...actionsOf(draft, ref),
  })
}
