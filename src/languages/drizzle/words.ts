/** What a schema in Drizzle imports from drizzle-orm and drizzle-orm/pg-core. */
export const DRIZZLE_HELPERS: ReadonlySet<string> = new Set(
  `pgTable pgSchema pgEnum pgSequence pgView pgMaterializedView pgRole pgPolicy pgTableCreator customType
  smallint integer bigint real doublePrecision numeric decimal text varchar char boolean date time timestamp interval bit
  uuid json jsonb inet cidr macaddr macaddr8 point line geometry vector halfvec sparsevec serial bigserial smallserial
  primaryKey foreignKey unique check index uniqueIndex sql relations PgTableExtraConfigValue AnyPgColumn SQL`.split(
    /\s+/,
  ),
)
