/** The tables in which tools keep their books, as they name them: what has been migrated, what a type library needs. */
const KEPT_BY_TOOLS = new Set(
  `schema_migrations ar_internal_metadata _prisma_migrations django_migrations alembic_version flyway_schema_history
  databasechangelog databasechangeloglock knex_migrations knex_migrations_lock goose_db_version __drizzle_migrations
  __efmigrationshistory sequelizemeta typeorm_metadata kysely_migration kysely_migration_lock mikro_orm_migrations
  pgmigrations phinxlog doctrine_migration_versions __diesel_schema_migrations refinery_schema_history gorp_migrations
  _sqlx_migrations atlas_schema_revisions spatial_ref_sys`.split(/\s+/),
)

/** Whether a tool made the table for itself: its shape is that tool’s, and the next run wants it as it is. */
export const isKeptByTool = (name: string): boolean => KEPT_BY_TOOLS.has(name.toLowerCase())
