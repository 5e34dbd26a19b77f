import { type Change, type Design, type Id, isIdentifying, object, setField } from '#model'
import { isCheckedTogether } from '../reading/expressions.ts'
import { choose, hasTag } from '../reading/intent.ts'
import { columnsAt, type ForeignKey } from '../reading/shapes.ts'

export type Action = { readonly onDelete: ForeignKey['onDelete']; readonly onDeleteColumns: Id<'column'>[] }

/** What should become of the referring rows, as the shape of the key tells. */
export function likelyAction(design: Design, key: ForeignKey): Action {
  const plain = (onDelete: Action['onDelete']): Action => ({ onDelete, onDeleteColumns: [] })
  if (hasTag(design, key.target, 'reference') || hasTag(design, key.target, 'ledger', 'audit')) return plain('restrict')
  const columns = columnsAt(design, key.columns)
  const loose = columns.filter((it) => it.nullable && !it.generated)
  const owned = key.parent ? hasTag(design, key.parent, 'owned') || hasTag(design, key.id, 'owned') : false
  if (owned || isIdentifying(design, key)) return plain('cascade')
  // A check on the column may ask it to be there.
  if (loose.some((it) => key.parent && isCheckedTogether(design, key.parent, [it.id]))) return plain('restrict')
  if (loose.length > 0 && loose.length === columns.length) return plain('set null')
  if (loose.length > 0 && design.postgres >= 15 && key.match === 'simple')
    return { onDelete: 'set null', onDeleteColumns: loose.map((it) => it.id) }
  return plain('restrict')
}

/** The change that gives a foreign key its action; NO ACTION is noted as chosen, since it reads like silence. */
export function act(
  design: Design,
  key: Id<'foreign-key'>,
  action: Partial<Pick<ForeignKey, 'onDelete' | 'onUpdate' | 'onDeleteColumns'>>,
): Change[] {
  const chosen = (['onDelete', 'onUpdate'] as const).filter((field) => action[field] === 'no action')
  const before = object(design, key)
  const same = before && Object.entries(action).every(([field, value]) => before[field as never] === value)
  return [...(same ? [] : setField(design, key, action)), ...chosen.flatMap((field) => choose(design, key, field))]
}

export const actionWords = (action: string): string => action.toUpperCase()
