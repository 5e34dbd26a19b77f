import type { Change, Id } from '#model'
import type { OfferedSplit, TableReading } from '#rules'

/** What the theory of normal forms has to say of a table, asked where it takes its time. */
export type TableTheory = {
  readonly describe: (table: Id<'table'>) => Promise<TableReading | null>
  readonly split: (table: Id<'table'>, form: OfferedSplit['form']) => Promise<readonly Change[]>
}
