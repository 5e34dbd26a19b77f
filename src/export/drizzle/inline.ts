import { truncateName } from '#base'
import { foreignKeysOf, type Id, type ObjectOf, object, uniquesOf } from '#model'
import { type Context, constantOf, formOf } from './context.ts'
import { quote } from './words.ts'

type Column = ObjectOf<'column'>

/** Whether a unique constraint is said by its column: where the text that this is written for does so. */
export const isInlineUnique = (context: Context, it: ObjectOf<'unique'>): boolean =>
  it.columns.length === 1 && formOf(context, it.id) === 'inline' && it.include.length === 0 && it.deferrable === 'no'

export function inlineUnique(context: Context, column: Column): string {
  const own = uniquesOf(context.design, column.parent as Id).find(
    (it) => it.columns[0] === column.id && isInlineUnique(context, it),
  )
  return own ? `.unique(${quote(truncateName(own.name))}${own.nullsDistinct ? '' : ", { nulls: 'not distinct' }"})` : ''
}

/** Whether a reference is said by its column, which leaves its name to Drizzle. */
export function isInlineReference(context: Context, it: ObjectOf<'foreign-key'>): boolean {
  const { design } = context
  if (it.columns.length !== 1 || formOf(context, it.id) !== 'inline' || it.deferrable !== 'no') return false
  const words = [it.parent, it.columns[0], it.target, it.targetColumns[0]].map(
    (id) => (id && object(design, id)?.name) ?? '',
  )
  return it.name === truncateName(`${words.join('_')}_fk`) && context.names.values.has(it.target)
}

export const inlineReferences = (context: Context, column: Column): string =>
  foreignKeysOf(context.design, column.parent as Id)
    .filter((it) => it.columns[0] === column.id && isInlineReference(context, it))
    .map((it) => {
      const key = context.fields(it.target).columns.get(it.targetColumns[0] as Id) ?? ''
      const actions = [
        ...(it.onDelete === 'no action' ? [] : [`onDelete: '${it.onDelete}'`]),
        ...(it.onUpdate === 'no action' ? [] : [`onUpdate: '${it.onUpdate}'`]),
      ]
      const more = actions.length > 0 ? `, { ${actions.join(', ')} }` : ''
      return `.references(() => ${constantOf(context, it.target) ?? ''}.${key}${more})`
    })
    .join('')
