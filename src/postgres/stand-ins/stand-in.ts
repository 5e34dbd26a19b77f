/** An extension that PGlite lacks, in SQL: what schemas name of it is there, and works nothing out. */
export type StandIn = {
  readonly version: string
  /** Extensions of PGlite whose library it draws on. */
  readonly libraries: readonly string[]
  readonly sql: string
}
