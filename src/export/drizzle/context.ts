import { type Design, type Id, type Wording, wordKey } from '#model'
import { lossesOf } from '../naming/loss.ts'
import type { TableNames } from '../naming/table-names.ts'
import type { FileNames } from './file-names.ts'
import type { DrizzleOptions } from './options.ts'
import { template } from './words.ts'

/** What every printer of this target works with. `uses` collects what a chunk needs imported. */
export type Context = {
  readonly design: Design
  readonly options: DrizzleOptions
  /** The names of each table's fields, as they are asked for. */
  readonly fields: (table: Id) => TableNames
  readonly names: FileNames
  readonly uses: Set<string>
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

/** SQL as Drizzle's tagged template. */
export const sqlText = (context: Context, text: string): string => `${use(context, 'sql')}${template(text)}`

export const loss = lossesOf('drizzle')
