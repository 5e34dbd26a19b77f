import { type Change, checksOf, columnsOf, type Design, type Id, object, pathOf, removeObjects, rootsOf } from '#model'
import { inTurn, requireColumns } from '../reading/edits.ts'
import { nullTests } from '../reading/expressions.ts'
import { type Column, keysUsing, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Fix, type Rule, severities } from '../rule.ts'
import { type Check, type Unsound, unsoundChecks } from './unsound.ts'

const drop = (design: Design, check: Check, safe: boolean): Fix => ({
  label: `Drop ${check.name}`,
  safe,
  changes: () => removeObjects(design, [check.id]),
})

function told(design: Design, owner: string, it: Unsound): Finding {
  const about = it.check.id
  if (it.is === 'always')
    return {
      about,
      message: `${owner}: ${it.check.name} lets every row in${it.comparesNull ? ': compared with NULL nothing is false; IS NULL asks for it' : ''}`,
      fixes: [drop(design, it.check, !it.comparesNull)],
    }
  if (it.is === 'empty') {
    const others = it.with.length === 0 ? '' : ` together with ${listed(it.with.map((check) => check.name))}`
    const whom = it.but === null ? 'no row can pass' : `${it.but} can be nothing but null under`
    return { about, message: `${owner}: ${whom} ${it.check.name}${others}` }
  }
  return {
    about,
    message: `${owner}: ${it.check.name} asks ${it.call}, ${CHANGES[it.sure]}`,
    ...(it.sure === 'yes' ? {} : { atMost: 'info' as const }),
  }
}

const CHANGES = {
  yes: 'so that a row which passed may not pass again; a trigger can ask it when it is written',
  'once true': 'and rows that come from a clock ahead of this one are refused',
  own: 'which is not declared IMMUTABLE: what it says of a row has to stay the same, as a restore asks it again',
} as const

/** The columns that a check asks to be there, where that is all it asks and all of them may be empty. */
function required(design: Design, check: Check): Column[] {
  const names = nullTests(check.expression, 'not null') ?? []
  const columns = columnsOf(design, check.parent as Id).filter((it) => names.includes(it.name))
  return columns.some((it) => it.nullable) && columns.length === names.length ? columns : []
}

function asNotNull(design: Design, check: Check, columns: readonly Column[]): Finding {
  // An action that empties the column would be told as impossible then, and a ring as closed.
  const free = columns.every((it) => !it.inherited && keysUsing(design, it).length === 0)
  const names = listed(columns.map((it) => it.name))
  const changes = (): Change[] =>
    inTurn(
      design,
      (now) => removeObjects(now, [check.id]),
      (now) =>
        requireColumns(
          now,
          columns.map((it) => it.id),
        ),
    )
  return {
    about: check.id,
    message: `${object(design, check.parent as Id<'table'>)?.name}: ${check.name} asks that ${names} be there, which NOT NULL says so that planner and tools know it`,
    atMost: 'warning',
    fixes: free ? [{ label: `Make ${names} NOT NULL instead`, safe: true, changes }] : [],
  }
}

export const checkUnsound: Rule = {
  id: 'check-unsound',
  group: 'nullability',
  title: 'A check refuses some rows, and always the same',
  why: 'A check that no row can fail guards nothing while it looks as if it did; one that no row can pass makes the table useless; and one that asks the clock lets a row in today and refuses it when the dump is restored.',
  bad: `create function is_fine(text) returns boolean language sql return $1 <> '';
create table orders (
  id uuid primary key default gen_random_uuid(), quantity integer not null, note text, due date, seen timestamptz, state text,
  constraint always check (quantity > 0 or quantity <= 0), constraint listed check (state in ('a', null)),
  constraint there check (note is not null), constraint soon check (due > current_date), constraint past check (seen <= now()), constraint own check (is_fine(note))
);
create table gauges (id uuid primary key default gen_random_uuid(), level integer not null,
  constraint high check (level > 10), constraint low check (level between 0 and 5));
create domain percent as integer check (value >= 0 and value < 0);
create table stays (id uuid primary key default gen_random_uuid(), starts date not null, ends date not null, constraint order_of_days check (starts < starts));`,
  good: `create type mood as enum ('good', 'bad');
create table orders (
  id uuid primary key default gen_random_uuid(), quantity integer not null check (quantity > 0), limited integer check (limited > 5 and limited < 30 or limited is null),
  note text, mood mood not null check (mood <> 'bad' or note is not null), code text check (code = upper(code)),
  price numeric(10,2) not null check (price > 3 and price < 4), a integer, b integer, retired text check (retired is null), check (a is null or b is null), check (a < b)
);`,
  severity: severities('E E E E E E'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of unsoundChecks(design, table, columnsOf(design, table))) yield told(design, owner.name, it)
    for (const check of checksOf(design, table)) {
      const columns = required(design, check)
      if (columns.length > 0) yield asNotNull(design, check, columns)
    }
  },
  *checkOthers({ design }) {
    for (const it of rootsOf(design, 'domain')) {
      const value = { ...it, name: 'value' }
      for (const found of unsoundChecks(design, it.id, [value])) yield told(design, pathOf(design, it.id), found)
    }
  },
}
