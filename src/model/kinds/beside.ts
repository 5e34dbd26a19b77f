import type { Statement } from '../kind-spec.ts'

/** Indexes that come and go while rows are read and written; neither can stand in a transaction (manual: CREATE INDEX). */

type Beside = Exclude<Statement, string>

export const droppedBeside = (path: string): Beside => ({
  sql: `DROP INDEX CONCURRENTLY ${path}`,
  alone: true,
  ways: { rerunnable: [{ sql: `DROP INDEX CONCURRENTLY IF EXISTS ${path}`, alone: true }] },
})

/** What was broken off leaves an invalid index behind, which IF NOT EXISTS would take for the whole one. */
export const builtBeside = (sql: string, path: string): Beside => ({
  sql,
  alone: true,
  ways: {
    rerunnable: [
      { sql: `DROP INDEX CONCURRENTLY IF EXISTS ${path}`, alone: true },
      { sql, alone: true },
    ],
  },
})
