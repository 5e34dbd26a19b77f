import { type Design, type Id, type Wording, wordKey } from '#model'
import { lossesOf } from '../naming/loss.ts'
import type { TableNames } from '../naming/table-names.ts'
import type { FileNames } from './file-names.ts'
import type { DrizzleOptions } from './options.ts'
import { template } from './words.ts'

/** What every printer of this target works with. */
export type Context = {
  readonly design: Design
  readonly options: DrizzleOptions
  /** The names of each table's fields, as they are asked for. */
  readonly fields: (table: Id) => TableNames
  readonly names: FileNames
  /** What a chunk needs imported of Drizzle's. */
  readonly uses: Set<string>
  /** Constants of the schema that a chunk speaks of. */
  readonly speaks: Set<string>
  /** What a text that this is written for calls things, and how it says them; null where it is written on its own. */
  readonly wording: Wording | null
}

/** How the text that this is written for says something of an object. */
export const formOf = ({ wording }: Context, about: Id, role = 'form'): string | null =>
  wording?.get(wordKey(about, role)) ?? null

/** Names a helper and remembers that it has to be imported. */
export function use(context: Context, helper: string): string {
  context.uses.add(helper)
  return helper
}

/** The constant of a schema, enum, sequence, table or view, remembered as spoken of; null where it has none. */
export function constantOf(context: Context, id: Id): string | null {
  const name = context.names.values.get(id) ?? null
  if (name !== null) context.speaks.add(name)
  return name
}

export const spokenOf = ({ uses, speaks }: Context): Pick<Context, 'uses' | 'speaks'> => ({ uses, speaks })

/** SQL as Drizzle's tagged template. */
export const sqlText = (context: Context, text: string): string => `${use(context, 'sql')}${template(text)}`

export const loss = lossesOf('drizzle')
