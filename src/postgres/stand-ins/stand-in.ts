import type { PGlite } from '@electric-sql/pglite'

/** An extension that PGlite lacks, in SQL: what schemas name of it is there, and works nothing out. */
export type StandIn = {
  readonly name: string
  readonly version: string
  /** Extensions of PGlite whose library it draws on. */
  readonly libraries: readonly string[]
  readonly sql: string
}

/** Where PGlite looks for what CREATE EXTENSION runs. */
const SCRIPTS = '/pglite/share/postgresql/extension'

/** Has CREATE EXTENSION find them. */
export function placeStandIns({ Module: { FS } }: PGlite, all: readonly StandIn[]): void {
  for (const { name, version, sql } of all) {
    FS.writeFile(`${SCRIPTS}/${name}.control`, `default_version = '${version}'\nrelocatable = false`)
    FS.writeFile(`${SCRIPTS}/${name}--${version}.sql`, sql)
  }
}
