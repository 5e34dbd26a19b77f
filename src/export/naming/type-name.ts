import { shortTypeName } from '#model'

/** A type's name and its modifiers: `numeric(10,2)` is `numeric` with `10` and `2`, `timestamptz(3)` has one. */
export type TypeWords = { readonly base: string; readonly args: readonly string[] }

const ALIASES: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  float: 'double precision',
  bool: 'boolean',
  decimal: 'numeric',
  dec: 'numeric',
  'timestamp without time zone': 'timestamp',
  'time without time zone': 'time',
}

/** Reads a type as Postgres or a person writes it, under its short name. Quotes and a `public.` or `pg_catalog.` before it fall away. */
export function typeWords(written: string): TypeWords {
  const short = shortTypeName(written.trim()).replace(/^(?:public|pg_catalog|extensions)\./, '')
  const match = /^([^()]*?)\s*(?:\(([^()]*)\))?$/.exec(short)
  const base = (match?.[1] ?? short).trim()
  const args = match?.[2] === undefined ? [] : match[2].split(',').map((arg) => arg.trim())
  return { base: ALIASES[base] ?? base, args }
}
