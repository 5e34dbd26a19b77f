import { truncateName } from '#base'
import { type Id, object } from '#model'
import { type Context, constantOf, use } from './context.ts'
import { quote } from './words.ts'

/** `pgTable('users'` or `billingSchema.table('invoices'`. */
export function ownerCall(
  context: Context,
  it: { parent: Id | null; name: string },
  kind: 'table' | 'view' | 'materializedView' | 'sequence' | 'enum',
): string {
  const schema = it.parent ? object(context.design, it.parent) : null
  const name = quote(truncateName(it.name))
  if (schema && schema.name !== 'public') return `${constantOf(context, schema.id) ?? ''}.${kind}(${name}`
  return `${use(context, `pg${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`)}(${name}`
}
