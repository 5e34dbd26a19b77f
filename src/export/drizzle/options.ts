import * as v from 'valibot'
import { LAYOUTS } from '../naming/layout.ts'
import { STYLES } from '../naming/table-names.ts'

export const drizzleOptions = v.object({
  /** What a table's constant is called: as the table, by its plural, or with `Table` behind it. */
  tables: v.picklist(['as-named', 'plural', 'suffixed']),
  /** What an enum's constant is called: as the type with `Enum` behind it, or as the type. */
  enums: v.picklist(['with-enum', 'as-type']),
  /** What a column's key is called: in camel case, or as in the database. */
  keys: v.picklist(STYLES),
  /** What a bigint is in TypeScript; a number loses digits beyond 2^53. */
  bigints: v.picklist(['bigint', 'number']),
  /** What a timestamp is in TypeScript; a Date loses microseconds. */
  dates: v.picklist(['date', 'string']),
  /** `relations()` for the query builder. */
  relations: v.boolean(),
  /** `User` and `NewUser` for each table. */
  types: v.boolean(),
  /** One `schema.ts`, or a folder of files. */
  layout: v.picklist(LAYOUTS),
})
export type DrizzleOptions = v.InferOutput<typeof drizzleOptions>

export const DRIZZLE_DEFAULTS: DrizzleOptions = {
  tables: 'as-named',
  enums: 'with-enum',
  keys: 'habit',
  bigints: 'bigint',
  dates: 'date',
  relations: true,
  types: true,
  layout: 'one',
}
