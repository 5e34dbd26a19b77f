import { DRIZZLE_HELPERS } from '#languages'
import { known, type Scope, type Value } from './values.ts'

type Library = Extract<Value, { is: 'library' }>

export const library = (module: string, name: string): Library => ({ is: 'library', module, name })

export const isDrizzle = (module: string): boolean => module === 'drizzle-orm' || module.startsWith('drizzle-orm/')

/** The dialects of Drizzle whose tables are no tables of Postgres. */
export const OTHER_DIALECTS: ReadonlyMap<string, string> = new Map([
  ['mysqlTable', 'MySQL'],
  ['mysqlTableCreator', 'MySQL'],
  ['sqliteTable', 'SQLite'],
  ['sqliteTableCreator', 'SQLite'],
  ['singlestoreTable', 'SingleStore'],
])

/** Roles that a service's library names. */
export const GIVEN_ROLES: ReadonlyMap<string, string> = new Map([
  ['drizzle-orm/supabase anonRole', 'anon'],
  ['drizzle-orm/supabase authenticatedRole', 'authenticated'],
  ['drizzle-orm/supabase serviceRole', 'service_role'],
  ['drizzle-orm/supabase postgresRole', 'postgres_role'],
  ['drizzle-orm/supabase supabaseAuthAdminRole', 'supabase_auth_admin'],
  ['drizzle-orm/neon authenticatedRole', 'authenticated'],
  ['drizzle-orm/neon anonymousRole', 'anonymous'],
  ['drizzle-orm/neon/rls authenticatedRole', 'authenticated'],
  ['drizzle-orm/neon/rls anonymousRole', 'anonymous'],
])

/** SQL that a service's library names. */
const GIVEN_SQL: ReadonlyMap<string, string> = new Map([
  ['drizzle-orm/supabase authUid', '(select auth.uid())'],
  ['drizzle-orm/supabase realtimeTopic', 'realtime.topic()'],
])

/** What a library has under a name. */
export function callWithin(of: Library, name: string): Value {
  const whole = of.name === '*' || of.name === 'default' ? name : `${of.name}.${name}`
  return libraryValue(of.module, whole)
}

/** Words that are Drizzle's whoever hands them on. */
const OWN =
  /^(?:pg(?:Table|Enum|Schema|View|MaterializedView|Policy|Role|Sequence|TableCreator)|uniqueIndex|primaryKey|foreignKey|doublePrecision|customType)$/
/** Its name with a slip of the pen, or that of a package that hands it on. */
const ALMOST = /driz+le|\/pg-core$/

/** What a file that is not here exports. */
export const outsideValue = (module: string, name: string): Value =>
  !isDrizzle(module) && (OWN.test(name) || (ALMOST.test(module) && DRIZZLE_HELPERS.has(name)))
    ? library('drizzle-orm/pg-core', name)
    : libraryValue(module, name)

export function libraryValue(module: string, name: string): Value {
  const sql = GIVEN_SQL.get(`${module} ${name}`)
  return sql ? { is: 'sql', texts: [sql], holes: [], at: { from: 0, to: 0 } } : library(module, name)
}

/** What every file has without importing it. */
export const globals: Scope = {
  names: new Map(
    [
      'Object',
      'String',
      'Number',
      'Array',
      'JSON',
      'Date',
      'Math',
      'Boolean',
      'BigInt',
      'Symbol',
      'process',
      'require',
      'Buffer',
    ].map((name) => [name, known(library('TypeScript', name))]),
  ),
  parent: null,
}
