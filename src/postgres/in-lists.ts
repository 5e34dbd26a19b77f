import { arrayAt, quoteText, settled, Words } from '#base'
import type { Postgres } from './postgres.ts'

type CheckRow = { readonly ref: string; readonly fields: Record<string, unknown> }

/** pg_constraint, as a ref begins with it. */
const CONSTRAINT = '2606:'

/** A value as a person writes it in a list: `'a'::text` as 'a', `(1)::bigint` as 1. Null for what is no plain value. */
function valueAt(words: Words, from: number, to: number): string | null {
  let at = from
  while (words.is(at, '(')) at++
  const token = words.all[at]
  if (token?.type !== 'string' && token?.type !== 'number') return null
  for (let i = at + 1; i <= to; i++) {
    const type = words.all[i]?.type
    if (type !== 'name' && type !== 'number' && !['::', '(', ')', '.', ','].includes(words.all[i]?.value ?? ''))
      return null
  }
  const text = words.text(at, at)
  return token.type === 'string' && /^-?\d+$/.test(token.value) && !/::text|char/.test(words.text(from, to))
    ? token.value
    : text
}

const TYPE_NAME = /^(text|numeric|integer|bigint)$/

/** Where the cast of the left side begins, if one is printed: `v::text`, `(v)::text`. */
function castBefore(words: Words, operator: number): number {
  const last = operator - 1
  return words.is(last - 1, '::') && TYPE_NAME.test(words.all[last]?.value ?? '') ? last - 1 : -1
}

/**
 * An expression with its `= ANY (ARRAY[…])` said as `IN (…)`, as people write them. It is only how they might have come
 * about: a column's own type may ask for a cast that is taken away here.
 */
function withLists(expression: string): string | null {
  const words = new Words(expression)
  let text = ''
  let done = 0
  for (let at = 1; at < words.all.length; at++) {
    const not = words.is(at, 'all') && words.is(at - 1, '<>')
    if (!not && !(words.is(at, 'any') && words.is(at - 1, '='))) continue
    const array = words.is(at + 1, '(') ? arrayAt(words, at + 2) : null
    if (!array || words.end(at + 1) !== array.to + 1) continue
    const values = words.items(array.open).map(([from, to]) => valueAt(words, from, to))
    if (values.length < 2 || values.includes(null)) continue
    const cast = castBefore(words, at - 1)
    const left = cast > 0 ? words.all[cast - 1]?.to : words.all[at - 2]?.to
    text += `${expression.slice(done, left)} ${not ? 'NOT IN' : 'IN'} (${values.join(', ')})`
    done = words.all[array.to + 1]?.to ?? done
    at = array.to + 1
  }
  return done === 0 ? null : text + expression.slice(done)
}

/**
 * Has Postgres say how it would print each expression as a check of the same table or domain. Each is tried within an
 * exception block, which takes back what was made; null where it is no expression there.
 */
async function asPrinted(
  db: Postgres,
  tries: readonly { ref: string; expression: string }[],
): Promise<Record<string, string>> {
  const body = `
    declare it record; k record; said text; printed jsonb := '{}';
    begin
      if current_setting('server_version_num')::int >= 170000 then perform set_config('event_triggers', 'off', true); end if;
      for it in select * from jsonb_to_recordset(${quoteText(JSON.stringify(tries))}) as x(ref text, expression text) loop
        begin
          select conrelid, contypid, connamespace into k from pg_constraint where oid = split_part(it.ref, ':', 2)::oid;
          execute format('alter %s add constraint schemawright_in_list check (%s) not valid',
            case when k.contypid = 0 then 'table ' || k.conrelid::regclass else 'domain ' || k.contypid::regtype end, it.expression);
          select pg_get_expr(conbin, conrelid, true) into said from pg_constraint
            where conname = 'schemawright_in_list' and conrelid = k.conrelid and contypid = k.contypid;
          raise exception using errcode = 'SW001';
        exception
          when sqlstate 'SW001' then printed := printed || jsonb_build_object(it.ref, said);
          when others then null;
        end;
      end loop;
      perform set_config('schemawright.printed', printed::text, false);
    end`
  await db.exec(`do ${quoteText(body)}`)
  const { rows } = await db.query<{ printed: string }>(`select current_setting('schemawright.printed') as printed`)
  return JSON.parse(rows[0]?.printed ?? '{}') as Record<string, string>
}

/**
 * Checks with their lists as people write them, `status IN ('draft', 'sent')`, wherever Postgres itself says that this
 * means the same: it prints them as ANY of an array, with casts that depend on the column's type.
 */
export async function readLists<Row extends CheckRow>(db: Postgres, rows: readonly Row[]): Promise<readonly Row[]> {
  const tries = rows.flatMap(({ ref, fields: { expression } }) => {
    const list = ref.startsWith(CONSTRAINT) && typeof expression === 'string' ? withLists(expression) : null
    return list === null ? [] : [{ ref, expression: list }]
  })
  if (tries.length === 0) return rows
  const printed = await asPrinted(db, tries)
  const lists = new Map(tries.map((it) => [it.ref, it.expression]))
  return rows.map((row) => {
    const said = printed[row.ref]
    const same = said !== undefined && settled(said) === settled(String(row.fields.expression))
    return same ? { ...row, fields: { ...row.fields, expression: lists.get(row.ref) } } : row
  })
}
