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

/**
 * An expression as Postgres prints it for people, without needless brackets; where an AND or OR could stand within one of
 * its own sort, with all of them besides, since they are left out there too, and without them it is read back as one
 * (ruleutils.c, isSimpleNode). Which of the two is held is up to the reader of the catalog.
 */
export function printedJson(expression: string, relation: string): string {
  const print = (pretty: boolean) => `pg_get_expr(${expression}, ${relation}, ${pretty})`
  return `case when ${print(true)} ~ '\\m(AND|OR)\\M.*\\m(AND|OR)\\M'
    then jsonb_build_object('$printed', jsonb_build_array(${print(true)}, ${print(false)})) else to_jsonb(${print(true)}) end`
}
