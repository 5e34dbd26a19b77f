import type { Extensions } from '@electric-sql/pglite'
import { SMALL } from './stand-ins/small.ts'
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
  dict_int: async () => (await import('@electric-sql/pglite/contrib/dict_int')).dict_int,
  dict_xsyn: async () => (await import('@electric-sql/pglite/contrib/dict_xsyn')).dict_xsyn,
  earthdistance: async () => (await import('@electric-sql/pglite/contrib/earthdistance')).earthdistance,
  file_fdw: async () => (await import('@electric-sql/pglite/contrib/file_fdw')).file_fdw,
  fuzzystrmatch: async () => (await import('@electric-sql/pglite/contrib/fuzzystrmatch')).fuzzystrmatch,
  hstore: async () => (await import('@electric-sql/pglite/contrib/hstore')).hstore,
  intarray: async () => (await import('@electric-sql/pglite/contrib/intarray')).intarray,
  isn: async () => (await import('@electric-sql/pglite/contrib/isn')).isn,
  lo: async () => (await import('@electric-sql/pglite/contrib/lo')).lo,
  ltree: async () => (await import('@electric-sql/pglite/contrib/ltree')).ltree,
  moddatetime: async () => (await import('@electric-sql/pglite/contrib/moddatetime')).moddatetime,
  pageinspect: async () => (await import('@electric-sql/pglite/contrib/pageinspect')).pageinspect,
  pg_buffercache: async () => (await import('@electric-sql/pglite/contrib/pg_buffercache')).pg_buffercache,
  pg_freespacemap: async () => (await import('@electric-sql/pglite/contrib/pg_freespacemap')).pg_freespacemap,
  pg_stat_statements: async () => (await import('@electric-sql/pglite/contrib/pg_stat_statements')).pg_stat_statements,
  pg_surgery: async () => (await import('@electric-sql/pglite/contrib/pg_surgery')).pg_surgery,
  pg_trgm: async () => (await import('@electric-sql/pglite/contrib/pg_trgm')).pg_trgm,
  pg_visibility: async () => (await import('@electric-sql/pglite/contrib/pg_visibility')).pg_visibility,
  pg_walinspect: async () => (await import('@electric-sql/pglite/contrib/pg_walinspect')).pg_walinspect,
  pgcrypto: async () => (await import('@electric-sql/pglite/contrib/pgcrypto')).pgcrypto,
  seg: async () => (await import('@electric-sql/pglite/contrib/seg')).seg,
  tablefunc: async () => (await import('@electric-sql/pglite/contrib/tablefunc')).tablefunc,
  tcn: async () => (await import('@electric-sql/pglite/contrib/tcn')).tcn,
  tsm_system_rows: async () => (await import('@electric-sql/pglite/contrib/tsm_system_rows')).tsm_system_rows,
  tsm_system_time: async () => (await import('@electric-sql/pglite/contrib/tsm_system_time')).tsm_system_time,
  unaccent: async () => (await import('@electric-sql/pglite/contrib/unaccent')).unaccent,
  vector: async () => (await import('@electric-sql/pglite-pgvector')).vector,
  'uuid-ossp': async () => (await import('@electric-sql/pglite/contrib/uuid_ossp')).uuid_ossp,
}

/** Extensions that PGlite lacks and schemas are full of, as far as a schema speaks of them. */
const STAND_INS: Readonly<Record<string, () => Promise<StandIn>>> = {
  postgis: async () => (await import('./stand-ins/postgis.ts')).postgis,
}

/** Every extension that the Postgres inside knows. */
export const EXTENSIONS: readonly string[] = [...Object.keys(LOADERS), ...Object.keys(STAND_INS), ...SMALL.keys()]

/** Whether it is there in every Postgres that is opened, without being asked for. */
export const isAlwaysThere = (name: string): boolean => SMALL.has(name)

/** Whether something else stands there in the place of an extension: what it works out is not told by it. */
export const isStandIn = (name: string): boolean => Object.hasOwn(STAND_INS, name) || isAlwaysThere(name)

/** Whether the Postgres inside knows an extension at all. */
export const hasExtension = (name: string): boolean => Object.hasOwn(LOADERS, name) || isStandIn(name)

/** The extensions among these that PGlite has, loaded. The key is PGlite's own (no dash). */
export async function loadExtensions(names: Iterable<string>): Promise<Extensions> {
  const wanted = [...new Set(names)].filter((name) => Object.hasOwn(LOADERS, name))
  const loaded = await Promise.all(wanted.map((name) => (LOADERS[name] as Load)()))
  return Object.fromEntries(wanted.map((name, i) => [name.replaceAll('-', '_'), loaded[i] as Extensions[string]]))
}

/** What stands in for extensions that PGlite lacks: the small ones, and those among these. */
export const loadStandIns = async (names: Iterable<string>): Promise<readonly StandIn[]> => {
  const wanted = [...new Set(names)].filter((name) => Object.hasOwn(STAND_INS, name))
  return [
    ...SMALL.values(),
    ...(await Promise.all(wanted.map((name) => (STAND_INS[name] as () => Promise<StandIn>)()))),
  ]
}
