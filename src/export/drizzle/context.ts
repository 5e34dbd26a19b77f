import type { Design, Id } from '#model'
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
}

/** Names a helper and remembers that it has to be imported. */
export function use(context: Context, helper: string): string {
  context.uses.add(helper)
  return helper
}

/** SQL as Drizzle's tagged template. */
export const sqlText = (context: Context, text: string): string => `${use(context, 'sql')}${template(text)}`

export const loss = lossesOf('drizzle')
