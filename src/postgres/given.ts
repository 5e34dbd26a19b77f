import type { PostgresError } from './postgres.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The SQL that puts something in place, and that takes it away again. */
export type Given = { readonly name: string; readonly sql: string; readonly undo: string }

const FORMS: Readonly<Record<string, (path: string) => Pick<Given, 'sql' | 'undo'>>> = {
  role: (path) => ({
    sql: `create role ${path}; alter role ${path} set schemawright.given = 'on'`,
    undo: `drop role ${path}`,
  }),
  'foreign-data wrapper': (path) => ({
    sql: `create foreign data wrapper ${path} options (schemawright 'given')`,
    undo: `drop foreign data wrapper ${path}`,
  }),
  // Rows are kept as a heap keeps them, whatever the extension would do.
  'access method': (path) => ({
    sql: `create access method ${path} type table handler heap_tableam_handler; comment on access method ${path} is 'schemawright: given'`,
    undo: `drop access method ${path}`,
  }),
  // Bodies are held as they are and run by nobody.
  language: (path) => ({
    sql: `create trusted language ${path} handler plpgsql_call_handler; comment on language ${path} is 'schemawright: given'`,
    undo: `drop language ${path}`,
  }),
  // In place: a directory of its own inside the data directory (allow_in_place_tablespaces).
  tablespace: (path) => ({ sql: `create tablespace ${path} location ''`, undo: `drop tablespace ${path}` }),
}

const MISSING = /^(?:table )?(role|foreign-data wrapper|access method|tablespace|language) "(.*)" does not exist\.?$/is

/**
 * What lets a statement run that names something of the server's which nothing made: a role, a tablespace, or what an
 * extension brings that is not at hand. It is marked where a design could have one of its own. Null where something else
 * was wrong.
 */
export function givenFor(error: PostgresError): Given | null {
  // SET default_tablespace says it in the detail.
  const said = error.code === '42704' ? error.message : error.code === '22023' ? (error.detail ?? '') : ''
  const [, what = '', name = ''] = MISSING.exec(said) ?? []
  const form = FORMS[what.toLowerCase()]
  return form ? { name, ...form(quoted(name)) } : null
}
