const TABLE = /^create\s+(?:(?:global|local|temp|temporary|unlogged)\s+)*table\b/i
const ALONE = /\)\s*with\s+oids\s*$/i
const AMONG = /(\)\s*with\s*\()([^()]*)(\)[^()]*)$/i
const OIDS = /^\s*oids\s*(?:=\s*\w+)?\s*$/i

export const NO_OIDS = 'Postgres has had no OIDs in tables since 12: they are left out'

/** Postgres 8.4 took the word away: an index method tells by itself which rows it has to look at again. */
export const NO_RECHECK = 'Postgres has had no RECHECK since 8.4: it is left out'

const CLASS = /^create\s+operator\s+class\b|^alter\s+operator\s+family\b/i
const RECHECK = /(\boperator\s+\d+\s(?:\([^)]*\)|[^,(])*?)\s+recheck\b/gi

function withoutRecheck(sql: string): string | null {
  const now = CLASS.test(sql) ? sql.replace(RECHECK, '$1') : sql
  return now === sql ? null : now
}

/** What an old dump says, as Postgres says it now, and what is left out; null where it says nothing old. */
export function inNewWords(sql: string): { readonly sql: string; readonly why: string } | null {
  const [oids, recheck] = [withoutOids(sql), withoutRecheck(sql)]
  return oids !== null ? { sql: oids, why: NO_OIDS } : recheck !== null ? { sql: recheck, why: NO_RECHECK } : null
}

/** A table of an old dump without the OIDs that it asks for; null where it asks for none. */
function withoutOids(sql: string): string | null {
  if (!TABLE.test(sql)) return null
  if (ALONE.test(sql)) return sql.replace(ALONE, ')')
  const [, before = '', options = '', behind = ''] = AMONG.exec(sql) ?? []
  const all = options.split(',')
  const kept = all.filter((it) => !OIDS.test(it))
  if (before === '' || kept.length === all.length) return null
  const head = sql.slice(0, sql.length - before.length - options.length - behind.length)
  return kept.length > 0 ? `${head}${before}${kept.join(',')}${behind}` : `${head})${behind.slice(1)}`
}
