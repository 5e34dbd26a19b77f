import { truncateName } from '#base'
import type { ObjectOf } from '#model'
import { type Context, formOf } from './context.ts'
import { hasMembers } from './type-text.ts'
import { quote } from './words.ts'

/** The type of an enum, as a column says it. */
export function enumCall(context: Context, it: ObjectOf<'enum'>): string {
  const form = formOf(context, it.id)
  const schema = formOf(context, it.id, 'schema')
  const more = [`name=${quote(truncateName(it.name))}`, ...(schema ? [`schema=${quote(schema)}`] : [])]
  if (form === 'inline' || !hasMembers(it))
    return `sa.Enum(${[...it.values.map((each) => quote(each.label)), ...more].join(', ')})`
  const name = context.names.values.get(it.id) ?? ''
  if (form === 'names')
    return `sa.Enum(${name}${name.toLowerCase() === it.name && !schema ? '' : `, ${more.join(', ')}`})`
  return `sa.Enum(${[name, ...more].join(', ')}, values_callable=lambda members: [member.value for member in members])`
}
