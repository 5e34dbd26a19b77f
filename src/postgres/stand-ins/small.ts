import { baseType, comparison } from './base-type.ts'
import type { StandIn } from './stand-in.ts'

const sqlFunction = (head: string, body: string, volatility = 'immutable'): string =>
  `create function ${head} language sql ${volatility} parallel safe return ${body};`

const type = (name: string): string => `${baseType(name)} ${comparison(name)}`

const ulid = `${type('ulid')}
  ${['gen_ulid', 'gen_monotonic_ulid'].map((it) => sqlFunction(`${it}() returns ulid`, "replace(uuidv7()::text, '-', '')::ulid", 'volatile')).join('\n')}
  create cast (ulid as text) without function as assignment;
  create cast (text as ulid) without function as assignment;`

const BUCKETED = ['timestamptz', 'timestamp', 'date']

/** Extensions of a few names each. */
const SQL: Readonly<Record<string, string>> = {
  // github.com/fboulnois/pg_uuidv7
  pg_uuidv7: `
    ${sqlFunction('uuid_generate_v7() returns uuid', 'uuidv7()', 'volatile')}
    ${sqlFunction('uuid_v7_to_timestamptz(uuid) returns timestamptz', 'uuid_extract_timestamp($1)')}
    ${sqlFunction('uuid_timestamptz_to_v7(timestamptz, boolean default false) returns uuid', 'uuidv7()', 'volatile')}`,
  ulid,
  pgx_ulid: ulid,
  pg_jsonschema: `
    ${sqlFunction('json_matches_schema(schema json, instance json) returns bool', 'null::bool')}
    ${sqlFunction('jsonb_matches_schema(schema json, instance jsonb) returns bool', 'null::bool')}
    ${sqlFunction('jsonschema_is_valid(schema json) returns bool', 'null::bool')}`,
  temporal_tables: `create function versioning() returns trigger language plpgsql as 'begin return coalesce(new, old); end';`,
  pg_hashids: `
    ${sqlFunction('id_encode(bigint, text default null, int default null, text default null) returns text', '$1::text')}
    ${sqlFunction('id_decode_once(text, text default null, int default null, text default null) returns bigint', '$1::bigint')}`,
  semver: `${type('semver')}
    create cast (semver as text) without function as assignment;
    create cast (text as semver) without function as assignment;`,
  ip4r: ['ip4', 'ip6', 'ipaddress', 'ip4r', 'ip6r', 'iprange'].map(type).join('\n'),
  hll: `${baseType('hll', '')}
    ${sqlFunction('hll_empty() returns hll', "''::hll")}
    ${sqlFunction('hll_cardinality(hll) returns float8', 'null::float8')}`,
  timescaledb: `
    ${BUCKETED.flatMap((it) => [
      sqlFunction(`time_bucket(interval, ${it}) returns ${it}`, '$2'),
      sqlFunction(`time_bucket(interval, ${it}, ${it}) returns ${it}`, '$2'),
      sqlFunction(`time_bucket_gapfill(interval, ${it}, ${it} default null, ${it} default null) returns ${it}`, '$2'),
    ]).join('\n')}
    ${sqlFunction('time_bucket(interval, timestamptz, text) returns timestamptz', '$2')}
    ${['smallint', 'int', 'bigint'].map((it) => sqlFunction(`time_bucket(${it}, ${it}) returns ${it}`, '$2')).join('\n')}
    create function kept(anyelement, anyelement, anycompatible) returns anyelement language sql immutable as 'select $2';
    ${['first', 'last'].map((it) => `create aggregate ${it}(anyelement, anycompatible) (sfunc = kept, stype = anyelement);`).join('\n')}`,
}

/** By their names. */
export const SMALL: ReadonlyMap<string, StandIn> = new Map(
  Object.entries(SQL).map(([name, sql]) => [name, { name, version: '1.0', libraries: [], sql }]),
)
