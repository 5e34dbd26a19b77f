import { quoteName } from '#base'
import { isCatalogType } from '../catalog-types.ts'
import type { Design } from '../design.ts'
import { typesBroughtBy } from '../extensions.ts'
import { MULTIRANGE, type TypeRef } from '../fields.ts'
import { pathOf, rootsOf, shortTypeName, typeName } from '../read.ts'
import { spatialModifier } from '../spatial-types.ts'

/** Postgres' types with their short names first, most used first. Values: the catalog's spelling (format_type). */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['text', 'text'],
  ['bigint', 'bigint'],
  ['integer', 'integer'],
  ['uuid', 'uuid'],
  ['boolean', 'boolean'],
  ['timestamptz', 'timestamp with time zone'],
  ['numeric', 'numeric'],
  ['jsonb', 'jsonb'],
  ['varchar', 'character varying'],
  ['date', 'date'],
  ['smallint', 'smallint'],
  ['timestamp', 'timestamp without time zone'],
  ['double precision', 'double precision'],
  ['real', 'real'],
  ['bytea', 'bytea'],
  ['char', 'character'],
  ['time', 'time without time zone'],
  ['timetz', 'time with time zone'],
  ['interval', 'interval'],
  ['json', 'json'],
  ['inet', 'inet'],
  ['cidr', 'cidr'],
  ['macaddr', 'macaddr'],
  ['macaddr8', 'macaddr8'],
  ['money', 'money'],
  ['xml', 'xml'],
  ['bit', 'bit'],
  ['varbit', 'bit varying'],
  ['tsvector', 'tsvector'],
  ['tsquery', 'tsquery'],
  ['point', 'point'],
  ['line', 'line'],
  ['lseg', 'lseg'],
  ['box', 'box'],
  ['path', 'path'],
  ['polygon', 'polygon'],
  ['circle', 'circle'],
  ['int4range', 'int4range'],
  ['int8range', 'int8range'],
  ['numrange', 'numrange'],
  ['tsrange', 'tsrange'],
  ['tstzrange', 'tstzrange'],
  ['daterange', 'daterange'],
  ['int4multirange', 'int4multirange'],
  ['int8multirange', 'int8multirange'],
  ['nummultirange', 'nummultirange'],
  ['tsmultirange', 'tsmultirange'],
  ['tstzmultirange', 'tstzmultirange'],
  ['datemultirange', 'datemultirange'],
  ['oid', 'oid'],
  ['name', 'name'],
  ['pg_lsn', 'pg_lsn'],
  ['jsonpath', 'jsonpath'],
  ['regclass', 'regclass'],
])

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['float', 'double precision'],
  ['bool', 'boolean'],
  ['decimal', 'numeric'],
  ['character varying', 'character varying'],
  ['character', 'character'],
  ['bpchar', 'character'],
  ['string', 'text'],
  ['datetime', 'timestamp with time zone'],
  ['timestamp with time zone', 'timestamp with time zone'],
  ['timestamp without time zone', 'timestamp without time zone'],
  ['time with time zone', 'time with time zone'],
  ['time without time zone', 'time without time zone'],
  ['bit varying', 'bit varying'],
])

/** Puts a modifier where format_type puts it: `timestamp(3) with time zone`, `numeric(10,0)`. */
function withModifier(name: string, modifier: string): string {
  const inside = modifier.replace(/\s+/g, '')
  const zone = /^(timestamp|time) (with|without) time zone$/.exec(name)
  if (zone) return `${zone[1]}(${inside}) ${zone[2]} time zone`
  return name === 'numeric' && !inside.includes(',') ? `numeric(${inside},0)` : `${name}(${inside})`
}

type Typing = { readonly id: NonNullable<TypeRef['of']> }

/** The types that the design itself has. */
const ownTypes = (design: Design): readonly TypeRef[] => [
  ...(['enum', 'domain', 'composite', 'range', 'base-type'] as const)
    .flatMap((kind): readonly Typing[] => rootsOf(design, kind))
    .map((it) => ({ name: '', of: it.id, dimensions: 0 })),
  ...rootsOf(design, 'range').map((it): TypeRef => ({ name: MULTIRANGE, of: it.id, dimensions: 0 })),
]

/** One of them by its path, or by its bare name. */
const ownType = (design: Design, written: string): TypeRef | undefined => {
  const all = ownTypes(design)
  return (
    all.find((type) => typeName(design, type) === written) ??
    all.find((type) => typeName(design, type).endsWith(`.${written}`))
  )
}

/** The type of a relation's rows, where nothing else is called so. */
const rowType = (design: Design, written: string): TypeRef | null => {
  const it = (['table', 'view', 'materialized-view', 'foreign-table'] as const)
    .flatMap((kind): readonly Typing[] => rootsOf(design, kind))
    .find(({ id }) => pathOf(design, id) === written)
  return it ? { name: '', of: it.id, dimensions: 0 } : null
}

/** Whether Postgres itself has a type of this name, without modifiers. */
export function isKnownType(name: string): boolean {
  const plain = name.trim().toLowerCase().replace(/\s+/g, ' ')
  return TYPES.has(plain) || ALIASES.has(plain) || isCatalogType(plain)
}

/**
 * Reads a type as a person writes it (`varchar(80)[]`, `Post_Status`, `billing.state`). Only what cannot be a type is
 * refused; a name that is not known is taken as it stands, since an extension may bring it.
 */
export function parseType(design: Design, text: string): TypeRef | { error: string } {
  const shape =
    /^\s*([^()[\]]+?)\s*(?:\(\s*([\w\s,-]+)\s*\))?\s*((?:with|without)\s+time\s+zone)?\s*((?:\[\s*\d*\s*\]\s*)*)$/i.exec(
      text,
    )
  if (!shape?.[1]) return { error: `“${text.slice(0, 60)}” is not a type` }
  const dimensions = (shape[4] ?? '').split('[').length - 1
  if (dimensions > 6) return { error: 'Postgres arrays have at most six dimensions' }
  const written = shape[1].replace(/\s+/g, ' ')
  const own = shape[2] ? null : ownType(design, written)
  if (own) return { ...own, dimensions }
  const plain = `${written}${shape[3] ? ` ${shape[3]}` : ''}`.toLowerCase().replace(/\s+/g, ' ')
  const known = TYPES.get(plain) ?? ALIASES.get(plain)
  const row = known || shape[2] ? null : rowType(design, written)
  if (row) return { ...row, dimensions }
  if (!known && !WRITTEN_WELL.test(written) && /[;'"]|--|\/\*/.test(written))
    return { error: `“${text.slice(0, 60)}” is not a type` }
  // Postgres' own modifiers are numbers.
  const words = shape[2] && /[^\d\s,-]/.test(shape[2])
  const name = known ?? unknownType(words ? plain : written)
  const inside = words ? spatialModifier(name, shape[2] ?? '') : shape[2]
  if (words && inside === null) return { error: `“${text.slice(0, 60)}” is not a type` }
  return { name: inside ? withModifier(name, inside) : bare(name), of: null, dimensions }
}

/** `char` and `bit` alone mean one of it, which is how the catalog spells them. */
const bare = (name: string): string => (name === 'character' || name === 'bit' ? `${name}(1)` : name)

/** Names with dots between, each quoted whole or plain; and the one type whose modifiers are words. */
const WRITTEN_WELL = /^(?:(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)(?:\.(?!$)|$))+$|^interval [a-z ]+$/i

/** What is no name as it stands is quoted, so that it can never be more than a name. */
const unknownType = (written: string): string =>
  WRITTEN_WELL.test(written) ? written : written.split('.').map(quoteName).join('.')

/** Types that fit what was typed so far: the design's own first, then Postgres', best match first. At most forty. */
export function completeTypes(design: Design, text: string): string[] {
  const wanted = text.trim().toLowerCase()
  const own = ownTypes(design).map((type) => typeName(design, type))
  const brought = rootsOf(design, 'extension').flatMap((it) => typesBroughtBy(it.name))
  const common = ['varchar(255)', 'numeric(12,2)', 'text[]', 'char(2)', 'timestamptz(3)']
  const names = [...TYPES.keys()].slice(0, 12).concat(own, brought, [...TYPES.keys()].slice(12), common)
  const score = (name: string) => {
    const at = name.toLowerCase().indexOf(wanted)
    return at === -1 ? 99 : at === 0 ? 0 : 1
  }
  const alias = ALIASES.get(wanted)
  const matches = names.filter((name) => score(name) < 99)
  matches.sort((a, b) => score(a) - score(b))
  return [...new Set(alias ? [shortTypeName(alias), ...matches] : matches)].slice(0, 40)
}
