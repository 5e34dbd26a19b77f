import { SHAPES } from '#model'

/** In bits that PostGIS leaves free, so that no text of a person's reads as a modifier that Postgres printed. */
const OURS = 5 << 28

/**
 * `geometry(PointZ,4326)` as PostGIS counts it: the reference system, the shape, whether it has Z and M. One of our
 * numbers is one already: no function that prints a modifier can be made in SQL, so Postgres prints `geometry(1343284740)`.
 */
export const modifier = (type: string, usual: number): string => `
  create function ${type}_typmod_in(cstring[]) returns int language plpgsql immutable strict parallel safe as $$
  declare said text[] := $1::text[]; shape text; at int;
  begin
    if array_length(said, 1) = 1 and said[1] ~ '^1\\d{9}$' then return said[1]::int; end if;
    shape := regexp_replace(lower(said[1]), '(?<=.)zm?$|(?<=.)m$', '');
    at := array_position('{${SHAPES.join(',').toLowerCase()}}'::text[], shape) - 1;
    if at is null then raise exception using errcode = '22023', message = format('invalid ${type} type modifier: %s', said[1]); end if;
    return ${OURS} | ((coalesce(said[2]::int, ${usual}) & 1048575) << 8) | (at << 2)
      | (case when lower(said[1]) ~ 'zm?$' then 2 else 0 end) | (case when lower(said[1]) ~ '[^r]m$' then 1 else 0 end);
  end $$;`

/** As PostGIS prints it (gserialized_typmod.c, typmod_out). */
function printed(typmod: number): string {
  const [srid, shape, z, m] = [(typmod >> 8) & 1048575, SHAPES[(typmod >> 2) & 63] ?? '', typmod & 2, typmod & 1]
  return `(${shape}${z ? 'Z' : ''}${m ? 'M' : ''}${srid ? `,${srid}` : ''})`
}

/** What Postgres printed, with the modifiers of PostGIS' types in its own words. */
export const withModifiers = (text: string): string =>
  text.includes('geo')
    ? text.replace(/\b(geometry|geography)\((1\d{9})\)/g, (_, type, typmod) => `${type}${printed(Number(typmod))}`)
    : text
