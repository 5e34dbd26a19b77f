import { truncateName } from '#base'
import { type ObjectOf, object } from '#model'
import { lossesIn } from '../naming/loss.ts'
import { type Context, constantOf, loss, sqlText, use } from './context.ts'
import type { ExtraLine } from './extra-line.ts'
import { quote } from './words.ts'

const lossesOf = lossesIn('Drizzle', loss)

/** `pgPolicy('mine', { for: 'select', to: appRole, using: sql`…` })`; one without row security would turn that on. */
export function policyLine(context: Context, it: ObjectOf<'policy'>): ExtraLine {
  const table = it.parent && object(context.design, it.parent)
  if (table?.kind === 'table' && !table.rowSecurity)
    return { about: it.id, text: null, losses: lossesOf(it, [[true, 'policy', 'a policy while row security is off']]) }
  const roles = it.roles.flatMap((id) => constantOf(context, id) ?? [])
  const options = [
    ...(it.permissive ? [] : ["as: 'restrictive'"]),
    ...(it.command === 'all' ? [] : [`for: '${it.command}'`]),
    ...(roles.length === 0 ? [] : [`to: ${roles.length === 1 ? roles[0] : `[${roles.join(', ')}]`}`]),
    ...(it.using === null ? [] : [`using: ${sqlText(context, it.using)}`]),
    ...(it.check === null ? [] : [`withCheck: ${sqlText(context, it.check)}`]),
  ]
  const more = options.length > 0 ? `, { ${options.join(', ')} }` : ''
  return { about: it.id, text: `${use(context, 'pgPolicy')}(${quote(truncateName(it.name))}${more})`, losses: [] }
}
