/**
 * Words that Postgres' own quote_identifier() quotes: every keyword that is not "unreserved".
 * Read from pg_get_keywords() of Postgres 18 (categories R, T and C); later versions only add.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Reserved for every use (category R): these can't even be a bare column label. */
export const RESERVED_WORDS: ReadonlySet<string> = words(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct
  do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit
  localtime localtimestamp not null offset on only or order placing primary references returning select session_user some
  symmetric system_user table then to trailing true union unique user using variadic when where window with`,
)

const QUOTED_WORDS: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...words(
    `authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like
    natural notnull outer overlaps right similar tablesample verbose
    between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int
    integer interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar
    json_serialize json_table json_value least merge_action national nchar none normalize nullif numeric out overlay
    position precision real row setof smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat
    xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`,
  ),
])

/** An identifier as Postgres' quote_identifier() writes it: quoted exactly when it must be. */
export function quoteName(name: string): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !QUOTED_WORDS.has(name)) return name
  return `"${name.replaceAll('"', '""')}"`
}

/** A string literal that reads the same whatever standard_conforming_strings says. */
export function quoteText(text: string): string {
  const body = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${body.replaceAll('\\', '\\\\')}'` : `'${body}'`
}

/** A string in dollar quotes with a tag that it does not hold. */
export function dollarQuoted(text: string): string {
  for (let n = 0; ; n++) {
    const tag = `$${n === 0 ? '' : n === 1 ? 'body' : `body${n}`}$`
    // A body that ends in the tag's beginning would close it too early.
    if (!`${text}$`.includes(tag)) return `${tag}${text}${tag}`
  }
}

/** Length in UTF-8 bytes, which is what Postgres' limit of 63 counts (NAMEDATALEN - 1). */
export function byteLength(text: string): number {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

export const MAX_NAME_BYTES = 63

/** The name cut to 63 bytes at a character, as Postgres itself would truncate it. */
export function truncateName(name: string, limit: number = MAX_NAME_BYTES): string {
  if (byteLength(name) <= limit) return name
  let kept = ''
  let bytes = 0
  for (const char of name) {
    bytes += byteLength(char)
    if (bytes > limit) break
    kept += char
  }
  return kept
}
