import type { Change, Id } from '#model'
import type { OfferedSplit, QueriesReading, TableReading, TenancyReading } from '#rules'

/** What is worked out about a table, asked where it takes its time. */
export type TableTheory = {
  /** What the theory of normal forms has to say of it. */
  readonly describe: (table: Id<'table'>) => Promise<TableReading | null>
  readonly split: (table: Id<'table'>, form: OfferedSplit['form']) => Promise<readonly Change[]>
  /** Which index serves each of its declared queries. */
  readonly queries: (table: Id<'table'>) => Promise<QueriesReading | null>
  /** The tenants of the design, and the tables that are theirs. */
  readonly tenancy: (table: Id<'table'>) => Promise<TenancyReading | null>
  /** The changes that say that a table's rows are the tenants. */
  readonly markTenants: (table: Id<'table'>) => Promise<readonly Change[]>
  /** The changes that declare what a SELECT asks, and what of it could not be read. */
  readonly readQuery: (
    name: string,
    sql: string,
  ) => Promise<{ readonly changes: readonly Change[]; readonly unread: readonly string[] }>
}
