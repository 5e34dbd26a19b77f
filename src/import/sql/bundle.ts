import { bundling } from '../bundle.ts'

export const SQL_PATH = 'schema.sql'

/** In a dump a comment may well be a path: only one that says so names a file. */
export const {
  partsOf,
  bundled: bundledSql,
  apart,
  heading: headingSql,
} = bundling({ comment: '--', endings: 'sql|ddl|psql|pgsql', bare: false })

/** The scripts that a text holds, as they are kept. */
export const scriptsIn = (text: string) => apart(text, SQL_PATH)
