import { baseType, comparison } from './base-type.ts'
import { modifier } from './modifiers.ts'
import { FUNCTIONS } from './postgis-functions.ts'
import type { StandIn } from './stand-in.ts'

const TYPES = ['geometry', 'geography', 'box2d', 'box3d']

/** By what PostGIS' indexes are searched, by their number in its operator classes. */
const SOUGHT = ['<<', '&<', '&&', '&>', '>>', '~=', '~', '@', '&<|', '<<|', '|>>', '|&>']

const operators = (type: string, all: readonly string[]): string =>
  all
    .map(
      (operator, i) => `
  create function ${type}_sought_${i}(${type}, ${type}) returns bool language sql immutable strict parallel safe return null::bool;
  create operator ${operator} (leftarg = ${type}, rightarg = ${type}, function = ${type}_sought_${i});`,
    )
    .join('') +
  ['<->', '<#>']
    .map(
      (operator, i) => `
  create function ${type}_far_${i}(${type}, ${type}) returns float8 language sql immutable strict parallel safe return null::float8;
  create operator ${operator} (leftarg = ${type}, rightarg = ${type}, function = ${type}_far_${i});`,
    )
    .join('')

/** An index holds the bytes, in the way of btree_gist: whatever they are, it can't be led astray by them. */
const GIST = { consistent: 'internal, bytea, int2, oid, internal', union: 'internal, internal', compress: 'internal' }
const GIST_MORE = {
  penalty: 'internal, internal, internal',
  picksplit: 'internal, internal',
  same: 'gidx, gidx, internal',
}
const RETURNS: Readonly<Record<string, string>> = { consistent: 'bool', union: 'gidx' }

const gist = `
  ${baseType('gidx')}
  ${Object.entries({ ...GIST, ...GIST_MORE })
    .map(
      ([word, taken]) =>
        `create function geometry_gist_${word}(${taken}) returns ${RETURNS[word] ?? 'internal'} language c immutable strict as '$libdir/btree_gist', 'gbt_bytea_${word}';`,
    )
    .join('\n  ')}
  create function geometry_gist_decompress(internal) returns internal language c immutable strict as '$libdir/btree_gist', 'gbt_var_decompress';`

const gistClass = (name: string, type: string, all: readonly string[]): string => `
  create operator class ${name} for type ${type} using gist as
    ${all.map((operator, i) => `operator ${SOUGHT.indexOf(operator) + 1 || i + 1} ${operator}`).join(', ')},
    function 1 geometry_gist_consistent(internal, bytea, int2, oid, internal), function 2 geometry_gist_union(internal, internal),
    function 3 geometry_gist_compress(internal), function 4 geometry_gist_decompress(internal),
    function 5 geometry_gist_penalty(internal, internal, internal), function 6 geometry_gist_picksplit(internal, internal),
    function 7 geometry_gist_same(gidx, gidx, internal), storage gidx;`

const otherClasses = (type: string): string => `
  create operator class spgist_${type}_ops${type === 'geometry' ? '_2d' : '_nd'} default for type ${type} using spgist as
    operator 3 &&, function 1 spg_text_config(internal, internal), function 2 spg_text_choose(internal, internal),
    function 3 spg_text_picksplit(internal, internal), function 4 spg_text_inner_consistent(internal, internal),
    function 5 spg_text_leaf_consistent(internal, internal);
  create operator class brin_${type}_inclusion_ops${type === 'geometry' ? '_2d' : ''} default for type ${type} using brin as
    operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 brin_minmax_opcinfo(internal),
    function 2 brin_minmax_add_value(internal, internal, internal, internal),
    function 3 brin_minmax_consistent(internal, internal, internal), function 4 brin_minmax_union(internal, internal, internal);`

/** What comes back is a shape where one is asked for, and else unknown, which no check objects to. */
const returned = (type: string): string => (TYPES.includes(type) ? `'EMPTY'::${type}` : `null::${type}`)

const functions = FUNCTIONS.split(/[;\n]/)
  .map((it) => /^\s*(\w+)\(([^)]*)\) (.+)$/.exec(it))
  .map((found) => {
    if (!found) return ''
    const [, name, taken, back = ''] = found
    const body = back.startsWith('setof record')
      ? `as 'select null::record'`
      : back.startsWith('setof')
        ? `as 'select null::${back.slice(6)}'`
        : `return ${returned(back)}`
    return `create function ${name}(${taken}) returns ${back} language sql immutable strict parallel safe ${body};`
  })
  .join('\n')

const casts = `
  create function geometry(geometry, int, bool) returns geometry language sql immutable strict parallel safe return $1;
  create function geography(geography, int, bool) returns geography language sql immutable strict parallel safe return $1;
  create cast (geometry as geometry) with function geometry(geometry, int, bool) as implicit;
  create cast (geography as geography) with function geography(geography, int, bool) as implicit;
  create cast (geometry as geography) without function as implicit;
  create cast (geography as geometry) without function;
  create cast (geometry as text) without function as implicit;
  create cast (text as geometry) without function as implicit;
  create cast (geometry as bytea) without function as implicit;
  create cast (bytea as geometry) without function as implicit;
  create cast (geography as bytea) without function as implicit;
  create cast (bytea as geography) without function as implicit;
  create cast (geometry as box2d) without function as implicit;
  create cast (geometry as box3d) without function as implicit;
  create cast (box2d as geometry) without function as implicit;
  create cast (box3d as geometry) without function as implicit;`

const aggregates = `
  create function geometry_met(geometry, geometry) returns geometry language sql immutable parallel safe return coalesce($1, $2);
  create function box2d_met(box2d, geometry) returns box2d language sql immutable parallel safe return coalesce($1, $2::box2d);
  ${['st_union', 'st_collect', 'st_makeline', 'st_memunion', 'st_polygonize', 'st_coverageunion'].map((it) => `create aggregate ${it}(geometry) (sfunc = geometry_met, stype = geometry);`).join('\n  ')}
  create aggregate st_extent(geometry) (sfunc = box2d_met, stype = box2d);`

const tables = `
  create type geometry_dump as (path int[], geom geometry);
  create function st_dump(geometry) returns setof geometry_dump language sql immutable strict as 'select null::int[], $1';
  create function st_dumppoints(geometry) returns setof geometry_dump language sql immutable strict as 'select null::int[], $1';
  create function st_dumprings(geometry) returns setof geometry_dump language sql immutable strict as 'select null::int[], $1';
  create table spatial_ref_sys (srid int primary key check (srid > 0 and srid <= 998999), auth_name varchar(256),
    auth_srid int, srtext varchar(2048), proj4text varchar(2048));
  create view geometry_columns as select null::varchar(256) as f_table_catalog, null::name as f_table_schema,
    null::name as f_table_name, null::name as f_geometry_column, null::int as coord_dimension, null::int as srid, null::varchar(30) as type;
  create view geography_columns as select null::name as f_table_catalog, null::name as f_table_schema,
    null::name as f_table_name, null::name as f_geography_column, null::int as coord_dimension, null::int as srid, null::text as type;`

/** PostGIS as far as a schema speaks of it: its types with their modifiers, operators, index classes and usual functions. */
export const postgis: StandIn = {
  name: 'postgis',
  version: '3.6.0',
  libraries: ['btree_gist'],
  sql: [
    modifierOf(),
    baseType('box2d'),
    baseType('box3d'),
    ...['geometry', 'geography'].map((type) => comparison(type)),
    operators('geometry', SOUGHT),
    operators('geography', ['&&']),
    gist,
    gistClass('gist_geometry_ops_2d default', 'geometry', SOUGHT),
    gistClass('gist_geometry_ops_nd', 'geometry', ['&&']),
    gistClass('gist_geography_ops default', 'geography', ['&&']),
    otherClasses('geometry'),
    otherClasses('geography'),
    casts,
    functions,
    aggregates,
    tables,
  ].join('\n'),
}

function modifierOf(): string {
  return [
    modifier('geometry', 0),
    modifier('geography', 4326),
    baseType('geometry', ', typmod_in = geometry_typmod_in'),
    baseType('geography', ', typmod_in = geography_typmod_in'),
  ].join('\n')
}
