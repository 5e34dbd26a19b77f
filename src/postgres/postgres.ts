/** A Postgres to talk to: PGlite in the app and the tests; anything with these three members elsewhere. */
export type Postgres = {
  /** Runs statements as one message; several are one transaction. Rejects with a PostgresError. */
  readonly exec: (sql: string) => Promise<unknown>
  readonly query: <Row>(sql: string) => Promise<{ readonly rows: readonly Row[] }>
  readonly close: () => Promise<void>
}

/** What Postgres said no to. `position` counts characters of the message sent, from one. */
export type PostgresError = {
  readonly message: string
  readonly code: string | null
  readonly position: number | null
  readonly detail: string | null
  readonly hint: string | null
}

/** Reads whatever was thrown as what Postgres said. PGlite's error carries the fields; anything else only its message. */
export function errorOf(thrown: unknown): PostgresError {
  const it = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const position = Number(it.position)
  return {
    message: text(it.message) ?? String(thrown),
    code: text(it.code),
    position: Number.isInteger(position) && position > 0 ? position : null,
    detail: text(it.detail),
    hint: text(it.hint),
  }
}
