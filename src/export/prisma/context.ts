import type { Design, Id, Notice } from '#model'
import { namesOf, type TableNames } from '../naming/table-names.ts'
import type { RootNames } from './names.ts'
import type { PrismaOptions } from './options.ts'
import { RESERVED_FIELDS } from './words.ts'

/** What every printer of this target works with. */
export type Context = {
  readonly design: Design
  readonly options: PrismaOptions
  /** The names of each table's fields, as they are asked for. */
  readonly fields: Map<Id, TableNames>
  readonly names: RootNames
  /** Every block says its schema. */
  readonly schemas: boolean
}

export function fieldNames(context: Context, table: Id): TableNames {
  let names = context.fields.get(table)
  if (!names) {
    names = namesOf(context.design, table, RESERVED_FIELDS)
    context.fields.set(table, names)
  }
  return names
}

/** Something that Prisma can't say: the notice, and the comment that stands for it in the file. */
export type Loss = { readonly notice: Notice; readonly comment: string }

export const loss = (
  code: string,
  about: Id,
  say: { message: string; comment: string; severity?: Notice['severity'] },
): Loss => ({
  notice: { code: `export/prisma-${code}`, severity: say.severity ?? 'info', message: say.message, about },
  comment: say.comment,
})
