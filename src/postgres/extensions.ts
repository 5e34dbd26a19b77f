import type { Extensions } from '@electric-sql/pglite'
import type { StandIn } from './stand-ins/stand-in.ts'

type Load = () => Promise<Extensions[string]>

/** The extensions that run in PGlite, each in a file of its own that is fetched only when a text asks for it. */
const LOADERS: Readonly<Record<string, Load>> = {
  amcheck: async () => (await import('@electric-sql/pglite/contrib/amcheck')).amcheck,
  bloom: async () => (await import('@electric-sql/pglite/contrib/bloom')).bloom,
  btree_gin: async () => (await import('@electric-sql/pglite/contrib/btree_gin')).btree_gin,
  btree_gist: async () => (await import('@electric-sql/pglite/contrib/btree_gist')).btree_gist,
  citext: async () => (await import('@electric-sql/pglite/contrib/citext')).citext,
  cube: async () => (await import('@electric-sql/pglite/contrib/cube')).cube,
  earthdistance: async () => (await import('@electric-sql/pglite/contrib/earthdistance')).earthdistance,
  fuzzystrmatch: async () => (await import('@electric-sql/pglite/contrib/fuzzystrmatch')).fuzzystrmatch,
  hstore: async () => (await import('@electric-sql/pglite/contrib/hstore')).hstore,
  intarray: async () => (await import('@electric-sql/pglite/contrib/intarray')).intarray,
  isn: async () => (await import('@electric-sql/pglite/contrib/isn')).isn,
  lo: async () => (await import('@electric-sql/pglite/contrib/lo')).lo,
  ltree: async () => (await import('@electric-sql/pglite/contrib/ltree')).ltree,
  pg_stat_statements: async () => (await import('@electric-sql/pglite/contrib/pg_stat_statements')).pg_stat_statements,
  pg_trgm: async () => (await import('@electric-sql/pglite/contrib/pg_trgm')).pg_trgm,
  pgcrypto: async () => (await import('@electric-sql/pglite/contrib/pgcrypto')).pgcrypto,
  seg: async () => (await import('@electric-sql/pglite/contrib/seg')).seg,
  tablefunc: async () => (await import('@electric-sql/pglite/contrib/tablefunc')).tablefunc,
  tcn: async () => (await import('@electric-sql/pglite/contrib/tcn')).tcn,
  unaccent: async () => (await import('@electric-sql/pglite/contrib/unaccent')).unaccent,
  vector: async () => (await import('@electric-sql/pglite-pgvector')).vector,
  'uuid-ossp': async () => (await import('@electric-sql/pglite/contrib/uuid_ossp')).uuid_ossp,
}

/** Extensions that PGlite lacks and schemas are full of, as far as a schema speaks of them. */
const STAND_INS: Readonly<Record<string, () => Promise<StandIn>>> = {
  postgis: async () => (await import('./stand-ins/postgis.ts')).postgis,
}

/** Every extension that the Postgres inside knows. */
export const EXTENSIONS: readonly string[] = [...Object.keys(LOADERS), ...Object.keys(STAND_INS)]

/** Whether something else stands there in the place of an extension: what it works out is not told by it. */
export const isStandIn = (name: string): boolean => Object.hasOwn(STAND_INS, name)

/** Whether the Postgres inside knows an extension at all. */
export const hasExtension = (name: string): boolean => Object.hasOwn(LOADERS, name) || isStandIn(name)

/** The extensions among these that PGlite has, loaded. The key is PGlite's own (no dash). */
export async function loadExtensions(names: Iterable<string>): Promise<Extensions> {
  const wanted = [...new Set(names)].filter((name) => Object.hasOwn(LOADERS, name))
  const loaded = await Promise.all(wanted.map((name) => (LOADERS[name] as Load)()))
  return Object.fromEntries(wanted.map((name, i) => [name.replaceAll('-', '_'), loaded[i] as Extensions[string]]))
}

/** What stands in for those among these that PGlite lacks. */
export const loadStandIns = (names: Iterable<string>): Promise<readonly StandIn[]> =>
  Promise.all([...new Set(names)].filter(isStandIn).flatMap((name) => STAND_INS[name]?.() ?? []))
