import { foreignKeysOf, type Id, type ObjectOf } from '#model'
import { Claims } from '../naming/claim.ts'
import { backName, incomingInOrder, isOneToOne, needsName, relationName } from '../naming/relations.ts'
import { type Context, constantOf } from './context.ts'
import { quote } from './words.ts'

type ForeignKey = ObjectOf<'foreign-key'>

export type RelationLine = { readonly about: Id; readonly text: string; readonly helper: 'one' | 'many' }

/** A table's relations for the query builder: the rows it points at, then those that point at it. */
export function relationLines(context: Context, table: Id): readonly RelationLine[] {
  const { design } = context
  const own = context.fields(table)
  const claims = new Claims()
  for (const name of [...own.columns.values(), ...own.references.values()]) claims.take(name)
  const lines: RelationLine[] = []
  for (const key of foreignKeysOf(design, table)) {
    const target = constantOf(context, key.target)
    if (!target) continue
    const words = [...columnArguments(context, key, 'as it is'), ...nameArgument(context, key)]
    const text = `${own.references.get(key.id) ?? ''}: one(${target}, { ${words.join(', ')} })`
    lines.push({ about: key.id, text, helper: 'one' })
  }
  for (const key of incomingInOrder(design, table)) {
    const source = constantOf(context, key.parent as Id)
    if (!source) continue
    const helper = isOneToOne(design, key) ? 'one' : 'many'
    const field = backName(design, key, { from: context.fields(key.parent as Id), claims })
    const named = nameArgument(context, key)
    // A `one` that has a name has to say its columns too, on this side the other way round.
    const words = helper === 'one' && named.length > 0 ? [...columnArguments(context, key, 'turned'), ...named] : named
    const text = `${field}: ${helper}(${source}${words.length > 0 ? `, { ${words.join(', ')} }` : ''})`
    lines.push({ about: key.id, text, helper })
  }
  return lines
}

function columnArguments(context: Context, key: ForeignKey, way: 'as it is' | 'turned'): readonly string[] {
  const list = (at: Id, columns: readonly Id[]) =>
    columns.map((id) => `${context.names.values.get(at) ?? ''}.${context.fields(at).columns.get(id) ?? ''}`).join(', ')
  const [from, to] = [list(key.parent as Id, key.columns), list(key.target, key.targetColumns)]
  return way === 'turned' ? [`fields: [${to}]`, `references: [${from}]`] : [`fields: [${from}]`, `references: [${to}]`]
}

function nameArgument(context: Context, key: ForeignKey): readonly string[] {
  if (!needsName(context.design, key)) return []
  const field = context.fields(key.parent as Id).references.get(key.id) ?? ''
  return [`relationName: ${quote(relationName(context.names.values.get(key.parent as Id) ?? '', field))}`]
}
