import type { PostgresError } from './postgres.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The SQL that puts something in place, and that takes it away again. */
export type Given = { readonly name: string; readonly sql: string; readonly undo: string }

/**
 * What lets a statement run that names something of the server's which nothing made: a role, or the wrapper of an
 * extension that is not at hand. It is marked, so that the catalog tells it from the design's own. Null where something
 * else was wrong.
 */
export function givenFor(error: PostgresError): Given | null {
  const found =
    error.code === '42704' ? /^(role|foreign-data wrapper) "(.*)" does not exist$/s.exec(error.message) : null
  if (!found) return null
  const [, what = '', name = ''] = found
  const path = quoted(name)
  return what.startsWith('foreign')
    ? {
        name,
        sql: `create foreign data wrapper ${path} options (schemawright 'given')`,
        undo: `drop foreign data wrapper ${path}`,
      }
    : { name, sql: `create role ${path}; alter role ${path} set schemawright.given = 'on'`, undo: `drop role ${path}` }
}
