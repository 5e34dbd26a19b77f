import { namedJson } from './named-words.ts'

/** A text search object of a catalog as a namedRef. */
export const textSearchJson = (of: { catalog: string; prefix: string; visible: string }, oid: string): string => {
  const text = `(select case when ${of.visible}(y.oid) then '' else quote_ident(yn.nspname) || '.' end || quote_ident(y.${of.prefix}name)
    from ${of.catalog} y join pg_namespace yn on yn.oid = y.${of.prefix}namespace where y.oid = ${oid})`
  return namedJson(of.catalog, oid, text)
}

export const TEMPLATE = { catalog: 'pg_ts_template', prefix: 'tmpl', visible: 'pg_ts_template_is_visible' } as const
export const PARSER = { catalog: 'pg_ts_parser', prefix: 'prs', visible: 'pg_ts_parser_is_visible' } as const
export const DICTIONARY = { catalog: 'pg_ts_dict', prefix: 'dict', visible: 'pg_ts_dict_is_visible' } as const
