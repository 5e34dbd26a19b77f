import type { Design, Id, Notice } from '#model'
import { namesOf, type TableNames } from '../naming/table-names.ts'
import type { RootNames } from './names.ts'
import type { PrismaOptions } from './options.ts'
import { RESERVED_FIELDS } from './words.ts'

/** What every printer of this target works with. */
export type Context = {
  readonly design: Design
  readonly options: PrismaOptions
  readonly names: RootNames
  /** Every block says its schema. */
  readonly schemas: boolean
}

export const fieldNames = (context: Context, table: Id): TableNames => namesOf(context.design, table, RESERVED_FIELDS)

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
