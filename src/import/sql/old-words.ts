const TABLE = /^create\s+(?:(?:global|local|temp|temporary|unlogged)\s+)*table\b/i
const ALONE = /\)\s*with\s+oids\s*$/i
const AMONG = /(\)\s*with\s*\()([^()]*)(\)[^()]*)$/i
const OIDS = /^\s*oids\s*(?:=\s*\w+)?\s*$/i

export const NO_OIDS = 'Postgres has had no OIDs in tables since 12: they are left out'

/** A table of an old dump without the OIDs that it asks for; null where it asks for none. */
export function withoutOids(sql: string): string | null {
  if (!TABLE.test(sql)) return null
  if (ALONE.test(sql)) return sql.replace(ALONE, ')')
  const [, before = '', options = '', behind = ''] = AMONG.exec(sql) ?? []
  const all = options.split(',')
  const kept = all.filter((it) => !OIDS.test(it))
  if (before === '' || kept.length === all.length) return null
  const head = sql.slice(0, sql.length - before.length - options.length - behind.length)
  return kept.length > 0 ? `${head}${before}${kept.join(',')}${behind}` : `${head})${behind.slice(1)}`
}
