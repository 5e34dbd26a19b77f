import type { PostgresError } from './postgres.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * The SQL that puts a role in place which a statement names and nobody made: roles belong to the server. It is marked, so
 * that the catalog tells it from the design's own. Null where something else was wrong.
 */
export function givenRole(error: PostgresError): { readonly name: string; readonly sql: string } | null {
  const name = error.code === '42704' ? /^role "(.*)" does not exist$/s.exec(error.message)?.[1] : undefined
  if (name === undefined) return null
  return { name, sql: `create role ${quoted(name)}; alter role ${quoted(name)} set schemawright.given = 'on'` }
}
