/** Quoted names and texts of printed SQL are passed over whole, so that what stands in them is not taken for a word. */
const QUIET = `(?:[^'"]|'(?:[^']|'')*'|"(?:[^"]|"")*")*?`

/**
 * A piece of SQL as ruleutils prints it, up to the first place outside of quotes where a pattern fits. For what Postgres
 * prints only as part of a whole statement (a trigger's WHEN, a rule's condition). `including` the place itself.
 */
export function beforeWord(sql: string, pattern: string, including = false): string {
  const [inside, place] = including ? [`${QUIET}${pattern}`, ''] : [QUIET, pattern]
  // The first quantifier makes the whole pattern take the least it can (manual: 9.7.3.5).
  return `(regexp_match(${sql}, '^(${inside.replaceAll("'", "''")})${place}'))[1]`
}
