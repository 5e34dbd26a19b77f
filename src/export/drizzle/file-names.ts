import type { Id } from '#model'

/** Every constant and type of the file. */
export type FileNames = {
  /** The constant of a schema, enum, sequence, table or view. */
  readonly values: ReadonlyMap<Id, string>
  readonly relations: ReadonlyMap<Id, string>
  /** The type of a table's row, and of what an insert takes. */
  readonly rows: ReadonlyMap<Id, readonly [row: string, insert: string]>
  /** The constant of each type that Drizzle has no builder for, by its SQL. */
  readonly customs: ReadonlyMap<string, string>
}
