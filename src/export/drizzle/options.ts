import * as v from 'valibot'

export const drizzleOptions = v.object({
  /** What a table's constant is called: as the table, by its plural, or with `Table` behind it. */
  tables: v.picklist(['as-named', 'plural', 'suffixed']),
  /** What a bigint is in TypeScript; a number loses digits beyond 2^53. */
  bigints: v.picklist(['bigint', 'number']),
  /** What a timestamp is in TypeScript; a Date loses microseconds. */
  dates: v.picklist(['date', 'string']),
  /** `relations()` for the query builder. */
  relations: v.boolean(),
  /** `User` and `NewUser` for each table. */
  types: v.boolean(),
})
export type DrizzleOptions = v.InferOutput<typeof drizzleOptions>

export const DRIZZLE_DEFAULTS: DrizzleOptions = {
  tables: 'as-named',
  bigints: 'bigint',
  dates: 'date',
  relations: true,
  types: true,
}
