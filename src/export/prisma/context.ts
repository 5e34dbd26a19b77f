import type { Design, Id, Wording } from '#model'
import { lossesOf } from '../naming/loss.ts'
import type { TableNames } from '../naming/table-names.ts'
import type { RootNames } from './names.ts'
import type { PrismaOptions } from './options.ts'

/** What every printer of this target works with. */
export type Context = {
  readonly design: Design
  readonly options: PrismaOptions
  /** The names of each table's fields, as they are asked for. */
  readonly fields: (table: Id) => TableNames
  readonly names: RootNames
  /** What a text that stands beside the design calls things already. */
  readonly wording: Wording
  /** Every block says its schema. */
  readonly schemas: boolean
}

export const loss = lossesOf('prisma')
