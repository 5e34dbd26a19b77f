import { quoteName } from '#base'
import { type Change, columnsOf, type Design, type Id, object } from '#model'
import { declareQueries } from '../queries/declare.ts'
import { queriesOf } from '../queries/demand.ts'
import { readQuery } from '../queries/from-sql.ts'
import { newColumn } from '../reading/edits.ts'
import { hasTag } from '../reading/intent.ts'
import { saySame } from '../reading/predicate.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { plain, typeOf } from '../reading/types.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const isJson = (it: Column): boolean => plain(it) === 'jsonb' || plain(it) === 'json'

type Asked = { readonly column: Id<'column'>; readonly key: string; readonly query: string }

/** The keys within JSON by which declared queries look for rows. */
function keysAsked(design: Design, table: Id): Asked[] {
  const found: Asked[] = []
  for (const query of queriesOf(design, table)) {
    if (query.sql === null) continue
    for (const it of readQuery(design, { name: query.name, sql: query.sql }).searches)
      if (
        it.table === table &&
        it.operator === '->>' &&
        it.key !== null &&
        !found.some((had) => had.column === it.column && had.key === it.key)
      )
        found.push({ column: it.column, key: it.key, query: query.name })
  }
  return found
}

const bareKey = (key: string): string => key.slice(1, -1).replaceAll("''", "'")

/** The value under the key, as Postgres prints it. */
const expressionOf = (design: Design, at: Asked): string =>
  `${quoteName(object(design, at.column)?.name ?? '')} ->> ${at.key}::text`

/** A column that holds what the key says, worked out by Postgres, so that no writer has to change. */
function promote(design: Design, table: Id<'table'>, at: Asked): Change[] {
  const json = object(design, at.column)?.name ?? ''
  const taken = new Set(columnsOf(design, table).map((it) => it.name))
  const plainName = wordsOf(bareKey(at.key)).join('_') || 'value'
  const name = taken.has(plainName) ? `${json}_${plainName}` : plainName
  const expression = expressionOf(design, at)
  const { changes } = newColumn(design, table, { name, type: typeOf('text'), nullable: true })
  return changes.map((it) =>
    it.op === 'add' && it.object.kind === 'column'
      ? { ...it, object: { ...it.object, generated: { expression, stored: true } } }
      : it,
  )
}

/** Whether a generated column holds the key already. */
const isPromoted = (design: Design, table: Id, at: Asked): boolean =>
  columnsOf(design, table).some((it) => it.generated && saySame(it.generated.expression, expressionOf(design, at)))

export const jsonOveruse: Rule = {
  id: 'json-overuse',
  group: 'structure',
  title: 'What is asked for is a column',
  why: 'A key within JSON has no type, no constraint, no foreign key and no statistics: Postgres guesses how many rows match, and plans badly. JSON is for what is only kept and shown.',
  bad: `create table orders (id uuid primary key default gen_random_uuid(), data jsonb not null);
create table pages (id uuid primary key default gen_random_uuid(), layout jsonb, settings jsonb, content jsonb);`,
  good: `create table orders (id uuid primary key default gen_random_uuid(), data jsonb not null, state text generated always as (data ->> 'state') stored);
create table pages (id uuid primary key default gen_random_uuid(), layout jsonb, settings jsonb);`,
  given: (design) => declareQueries(design, { 'in a state': "select * from orders where data ->> 'state' = $1" }),
  severity: severities('W W W E W W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const json = columnsOf(design, table).filter((it) => isJson(it) && !hasTag(design, it.id, 'opaque-payload'))
    for (const asked of keysAsked(design, table)) {
      const column = json.find((it) => it.id === asked.column)
      if (!column || isPromoted(design, table, asked)) continue
      const fixes: Fix[] = [
        {
          label: `A column that holds ${asked.key} of ${column.name} (generated)`,
          safe: false,
          changes: () => promote(design, table, asked),
        },
      ]
      yield {
        about: column.id,
        message: `“${asked.query}” asks for ${asked.key} within ${owner.name}.${column.name}`,
        fixes: owner.inherits.length > 0 ? [] : fixes,
      }
    }
    // Events are kept as they came.
    if (json.length > 2 && !hasTag(design, table, 'event', 'audit', 'snapshot'))
      yield {
        about: table,
        message: `${owner.name} keeps ${json.length} columns of JSON: ${listed(json.map((it) => it.name))}. Say of each that it is kept as it came, or make columns of what is asked for`,
        // How many are too many is a matter of taste.
        atMost: 'info',
      }
  },
}
