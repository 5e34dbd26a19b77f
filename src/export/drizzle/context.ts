import type { Design, Id, Notice } from '#model'
import { namesOf, type TableNames } from '../naming/table-names.ts'
import type { FileNames } from './file-names.ts'
import type { DrizzleOptions } from './options.ts'
import { RESERVED_KEYS, template } from './words.ts'

/** What every printer of this target works with. `uses` collects what a chunk needs imported. */
export type Context = {
  readonly design: Design
  readonly options: DrizzleOptions
  /** The names of each table's fields, as they are asked for. */
  readonly fields: Map<Id, TableNames>
  readonly names: FileNames
  readonly uses: Set<string>
}

export function keysOf(context: Context, table: Id): TableNames {
  let names = context.fields.get(table)
  if (!names) {
    names = namesOf(context.design, table, RESERVED_KEYS)
    context.fields.set(table, names)
  }
  return names
}

/** Names a helper and remembers that it has to be imported. */
export function use(context: Context, helper: string): string {
  context.uses.add(helper)
  return helper
}

/** SQL as Drizzle's tagged template. */
export const sqlText = (context: Context, text: string): string => `${use(context, 'sql')}${template(text)}`

/** Something that Drizzle can't say: the notice, and the comment that stands for it in the file. */
export type Loss = { readonly notice: Notice; readonly comment: string }

export const loss = (
  code: string,
  about: Id,
  say: { message: string; comment: string; severity?: Notice['severity'] },
): Loss => ({
  notice: { code: `export/drizzle-${code}`, severity: say.severity ?? 'info', message: say.message, about },
  comment: say.comment,
})
