import { type Design, type Id, object, schemaNameOf } from '#model'
import { type Loss, lossesOf } from '../naming/loss.ts'
import { name } from './words.ts'

export type Context = { readonly design: Design }

const loss = lossesOf('dbml')

/** `billing.invoices`; what stands in public goes without its schema. */
export function path({ design }: Context, id: Id): string {
  const schema = schemaNameOf(design, id)
  const own = name(object(design, id)?.name ?? '')
  return schema === 'public' ? own : `${name(schema)}.${own}`
}

/** Something of an object that the language has no word for. */
export const said = (it: { readonly id: Id; readonly name: string }, code: string, words: string): Loss =>
  loss(code, it.id, { comment: `${it.name}: ${words}`, message: `DBML can't say this of ${it.name}: ${words}.` })
