import { expect, test } from 'vitest'
import { all, columnsOf, driftBetween, extensionsOf, foreignKeysOf, object, tablesOf } from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { sqlImporter } from './index.ts'

const read = async (sql: string) => {
  const imported = await sqlImporter(openTestPostgres).read(sql)
  if (!imported) throw new Error('cancelled')
  return { ...imported, refused: imported.ledger.filter((entry) => entry.fate === 'refused') }
}

const typesIn = ({ design }: Awaited<ReturnType<typeof read>>): readonly string[] =>
  tablesOf(design).flatMap((table) => columnsOf(design, table.id).map((it) => `${it.name} ${it.type.name}`))

test('a dump of a database with PostGIS is read whole, and it is told that something stands in for it', async () => {
  const dumped = await read(`
    SELECT pg_catalog.set_config('search_path', '', false);
    CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public;
    COMMENT ON EXTENSION postgis IS 'PostGIS geometry and geography spatial types and functions';
    CREATE TABLE public.sites (id bigint NOT NULL, place public.geometry(Point,4326), area public.geography(Polygon,4326),
      CONSTRAINT enforce_dims CHECK ((public.st_ndims(place) = 2)),
      CONSTRAINT enforce_kind CHECK (((public.geometrytype(place) = 'POINT'::text) OR (place IS NULL))));
    CREATE VIEW public.near AS SELECT sites.id, public.st_asgeojson(sites.place) AS json, (sites.place OPERATOR(public.<->) public.st_makepoint((0)::double precision, (0)::double precision)) AS far
      FROM public.sites WHERE public.st_dwithin((sites.place)::public.geography, public.st_setsrid(public.st_makepoint((1)::double precision, (2)::double precision), 4326)::public.geography, (100)::double precision);
    CREATE INDEX sites_place ON public.sites USING gist (place);
    CREATE INDEX sites_area ON public.sites USING gist (area);
    CREATE INDEX sites_flat ON public.sites USING gist (((place)::public.geography));
    CREATE FUNCTION public.middle(shape public.geometry) RETURNS public.geometry LANGUAGE sql AS $$ SELECT public.ST_Centroid(shape) $$;`)
  expect(dumped.refused).toEqual([])
  expect(extensionsOf(dumped.design)).toEqual(['postgis'])
  expect(typesIn(dumped)).toEqual(['id bigint', 'place geometry(Point,4326)', 'area geography(Polygon,4326)'])
  expect(dumped.notices.map(({ code }) => code)).toContain('import/extension-stand-in')
})

test('modifiers of its types are printed as PostGIS does', async () => {
  const told = {
    'geometry(Point)': 'geometry(Point)',
    'geometry(pointz, 4326)': 'geometry(PointZ,4326)',
    'geometry(LINESTRINGM,3857)': 'geometry(LineStringM,3857)',
    'geometry(MultiPolygonZM,2056)': 'geometry(MultiPolygonZM,2056)',
    'geometry(Geometry,4326)': 'geometry(Geometry,4326)',
    'geometry(GeometryZ,4326)': 'geometry(GeometryZ,4326)',
    'geometry(Tin)': 'geometry(Tin)',
    geometry: 'geometry',
    'geography(Point)': 'geography(Point,4326)',
    geography: 'geography',
  }
  const columns = Object.keys(told).map((type, i) => `c${i} ${type}`)
  const imported = await read(`create extension postgis; create table t (${columns.join(', ')})`)
  expect(typesIn(imported)).toEqual(Object.values(told).map((type, i) => `c${i} ${type}`))
  const { refused } = await read('create extension postgis; create table t (a geometry(Circle))')
  expect(refused.map(({ message }) => message)).toEqual(['invalid geometry type modifier: circle'])
})

test('a script that takes PostGIS for granted gets it, in the schema that it names', async () => {
  const imported = await read(`create schema extensions; create table t (place extensions.geometry(Point,4326));
    create index on t using gist (place); create table u (area extensions.geography)`)
  expect(imported.refused).toEqual([])
  expect(extensionsOf(imported.design)).toEqual(['postgis'])
  expect(imported.notices.map(({ code }) => code)).toContain('import/relied-on')
})

test('what PostGIS brings is no part of the design', async () => {
  const [without, with_] = [
    await read('create table t (a int)'),
    await read('create table t (a int); create extension postgis'),
  ]
  const drift = driftBetween(without.design, with_.design)
  expect(drift.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['extension postgis'])
})

const SAID: Readonly<Record<string, string>> = {
  'indexes of every method': `create index on t using spgist (place); create index on t using brin (place);
    create index on t using gist (place gist_geometry_ops_nd); create index on t using spgist (area); create index on t using brin (area)`,
  'what many shapes come to': 'create view v as select st_union(place) as whole, st_extent(place) as bounds from t',
  'a shape in its parts': 'create view v as select (st_dump(place)).geom as part from t',
  'what it tells of columns and systems': `create view v as select f_table_name, proj4text
    from geometry_columns join spatial_ref_sys using (srid)`,
  'a shape where a text is asked for': 'alter table t add check (upper(place) <> place)',
}

test.each(Object.entries(SAID))('%s', async (_, sql) => {
  const table = 'create table t (place geometry(Point,4326), area geography)'
  const imported = await read(`create extension postgis; ${table}; ${sql}`)
  expect(imported.refused).toEqual([])
  expect(extensionsOf(imported.design)).toEqual(['postgis'])
})

test('a function of its that is met before a type of its asks for it', async () => {
  const { design, refused } = await read('create view v as select st_makepoint(1, 2) as at, null::geometry as area')
  expect([refused, extensionsOf(design)]).toEqual([[], ['postgis']])
})

test('functions of PostGIS are there for a script that names none of its types', async () => {
  expect((await read('create view v as select st_x(st_makepoint(1, 2)) as x')).refused).toEqual([])
})

test('a text that speaks of a type is left as it is', async () => {
  const imported = await read(`create extension postgis;
    create table t (place geometry(PointZ, 4326), said text default 'geography(4326)');
    comment on table t is 'its geometry(1107460)';`)
  expect(typesIn(imported)).toEqual(['place geometry(PointZ,4326)', 'said text'])
  const [table] = tablesOf(imported.design)
  expect(table?.comment).toBe('its geometry(1107460)')
  expect(table && columnsOf(imported.design, table.id)[1]?.default).toBe("'geography(4326)'")
})

test('what refers to a table of the extension itself is told, and all else is read', async () => {
  const { design, notices } = await read(`create extension postgis;
    create table t (id int primary key, srid int references spatial_ref_sys);
    create table s (id int primary key) inherits (spatial_ref_sys);
    create index on s (id);
    create table u (id int primary key, s int references s);
    create view v as select s.id, u.id as other from s, u;`)
  expect(tablesOf(design).map((it) => it.name)).toEqual(['t', 'u'])
  expect(tablesOf(design).flatMap((it) => foreignKeysOf(design, it.id))).toEqual([])
  const lost = (what: string) => `The ${what} is not kept: what it stands under or refers to is no object of the design`
  expect(notices.filter((it) => it.code === 'import/not-held').map((it) => it.message)).toEqual([
    lost('table s'),
    lost('foreign key t_srid_fkey'),
    lost('foreign key u_s_fkey'),
  ])
  expect([...all(design.objects)].flatMap((it) => it.uses).filter((id) => !object(design, id))).toEqual([])
})
