import type { NamedRef } from '../fields.ts'
import type { At } from '../kind-spec.ts'
import { refJson } from './catalog-words.ts'

/** What a namedRef means, as SQL names it. */
export const namedWords = (it: NamedRef, at: At): string => (it.of ? at.path(it.of) : it.name)

/** ` COLLATE "C"` with a space before it; nothing for the type's own. */
export const collateWords = (it: NamedRef | null, at: At): string => (it ? ` COLLATE ${namedWords(it, at)}` : '')

/** True for what neither initdb nor an extension made. */
export const isOwn = (catalog: string, oid: string): string =>
  `(${oid} >= 16384 and ${oid} not in (select objid from pg_depend where classid = '${catalog}'::regclass and deptype = 'e'))`

/** By its comment something is known that others were made with although nothing brought it: an extension's. */
export const isGiven = (catalog: string, oid: string): string =>
  `coalesce(obj_description(${oid}, '${catalog}') = 'schemawright: given', false)`

/** An object as a namedRef: by id where it is the design's, otherwise by `text`. Null for 0 and null. */
export const namedJson = (catalog: string, oid: string, text: string): string => `
  case when ${oid} <> 0 then jsonb_build_object(
    'name', case when ${isOwn(catalog, oid)} then '' else ${text} end,
    'of', case when ${isOwn(catalog, oid)} then ${refJson(catalog, oid)} end) end`

/** A collation where it is not the type's own. `l` and its namespace `ln` are left-joined (collationJoins). */
export const collationJson = (collation: string, usual: string): string =>
  `case when ${collation} <> ${usual} then ${namedJson(
    'pg_collation',
    collation,
    "case when ln.nspname in ('pg_catalog', 'public') then quote_ident(l.collname) else quote_ident(ln.nspname) || '.' || quote_ident(l.collname) end",
  )} end`

export const collationJoins = (collation: string): string =>
  `left join pg_collation l on l.oid = ${collation} left join pg_namespace ln on ln.oid = l.collnamespace`
