import { automaticName, type Design, type Id, type ObjectOf, object, schemaNameOf, type Wording, wordKey } from '#model'
import { type Loss, lossesOf } from '../naming/loss.ts'
import { name } from './words.ts'

export type Context = {
  readonly design: Design
  /** What a text has already, which this is compared with; null where it is written from nothing. */
  readonly wording: Wording | null
  /** Only words that every tool knows. */
  readonly portable: boolean
}

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

/** Whether a reference stands in its column, as the text has it: there it has no name and no actions. */
export const isInline = ({ design, wording }: Context, key: ObjectOf<'foreign-key'>): boolean =>
  wording?.has(wordKey(key.id, 'inline')) === true &&
  key.columns.length === 1 &&
  key.onDelete === 'no action' &&
  key.onUpdate === 'no action' &&
  key.deferrable === 'no' &&
  automaticName(design, key) === key.name
