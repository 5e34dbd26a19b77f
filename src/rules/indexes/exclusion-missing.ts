import { quoteName } from '#base'
import {
  type Change,
  childrenOfKind,
  columnsOf,
  type Design,
  foreignKeysOf,
  freeName,
  type Id,
  indexKey,
  intend,
  lastRank,
  make,
  object,
  tablesOf,
} from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { inTurn } from '../reading/edits.ts'
import { needExtension } from '../reading/extensions.ts'
import { hasTag, isSaid } from '../reading/intent.ts'
import { type Column, columnsAt, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

/** The period of a row, in one column or from one to another. */
type Period = { readonly range: Column } | { readonly starts: Column; readonly ends: Column }

const RANGES: Readonly<Record<string, string>> = {
  date: 'daterange',
  'timestamp with time zone': 'tstzrange',
  'timestamp without time zone': 'tsrange',
}

function periodOf(design: Design, table: Id): Period | null {
  const columns = columnsOf(design, table)
  const range = columns.find(
    (it) => it.type.dimensions === 0 && /^(ts|tstz|date|int4|int8|num)range$/.test(it.type.name),
  )
  if (range) return { range }
  const of = (role: string) => columns.find((it) => roleOf(design, it)?.role === role)
  const [starts, ends] = [of('starts'), of('ends')]
  const same = starts && ends && plain(starts) === plain(ends)
  return same && RANGES[plain(starts)] ? { starts, ends } : null
}

const words = (it: Period): string => {
  if ('range' in it) return quoteName(it.range.name)
  return `${RANGES[plain(it.starts)]}(${quoteName(it.starts.name)}, ${quoteName(it.ends.name)})`
}

function exclude(design: Design, table: Id, at: { resource: readonly Id<'column'>[]; period: Period }): Change[] {
  const owner = object(design, table)?.name ?? ''
  const taken = new Set(
    tablesOf(design).flatMap((it) => childrenOfKind(design, it.id, 'exclusion').map((each) => each.name)),
  )
  const { resource, period } = at
  const overlap = { ...indexKey('column:none'), operator: '&&' }
  const key =
    'range' in period
      ? { ...overlap, column: period.range.id }
      : { ...overlap, column: null, expression: words(period) }
  const made = make('exclusion', {
    name: freeName(`${owner}_no_overlap`, (name) => taken.has(name)),
    parent: table,
    rank: lastRank(design, table),
    keys: [...resource.map((id) => ({ ...indexKey(id), operator: '=' })), key],
  })
  return inTurn(
    design,
    (now) => needExtension(now, 'btree_gist'),
    () => [{ op: 'add', object: made }],
  )
}

export const exclusionMissing: Rule = {
  id: 'exclusion-missing',
  group: 'indexes',
  title: 'Periods that must not overlap can’t',
  why: 'Two bookings of one room for one hour are made by two requests that each looked first and saw it free. Only an exclusion constraint looks at both, and it needs no lock and no trigger.',
  bad: `create table rooms (id uuid primary key default gen_random_uuid());
create table bookings (id uuid primary key default gen_random_uuid(), room_id uuid not null references rooms on delete cascade,
  starts_at timestamptz not null, ends_at timestamptz not null, check (starts_at < ends_at));
create index on bookings (room_id);
create table shifts (id uuid primary key default gen_random_uuid(), room_id uuid not null references rooms on delete cascade, during tstzrange not null);
create index on shifts (room_id);`,
  good: `create extension btree_gist;
create table rooms (id uuid primary key default gen_random_uuid());
create table bookings (id uuid primary key default gen_random_uuid(), room_id uuid not null references rooms on delete cascade,
  starts_at timestamptz not null, ends_at timestamptz not null, check (starts_at < ends_at),
  exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&));
create index on bookings (room_id);
create table shifts (id int4range, room_id uuid not null references rooms on delete cascade, during tstzrange not null, primary key (room_id, during without overlaps));`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'rooms' ? [] : intend(design, { sort: 'tags', about: it.id, tags: ['non-overlapping'] }),
    ),
  severity: severities('I - W I - -'),
  concerns: ({ design }) => isSaid(design, 'tags'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || !hasTag(design, table, 'non-overlapping')) return
    if (childrenOfKind(design, table, 'exclusion').length > 0) return
    const keys = [...childrenOfKind(design, table, 'primary-key'), ...childrenOfKind(design, table, 'unique')]
    if (keys.some((it) => it.withoutOverlaps)) return
    const period = periodOf(design, table)
    const resources = foreignKeysOf(design, table).filter((key) => !key.period)
    const fixes = resources.flatMap((key): Fix[] => {
      if (!period || owner.partitionBy || columnsAt(design, key.columns).some((it) => it.nullable)) return []
      const names = columnsAt(design, key.columns).map((it) => it.name)
      return [
        {
          label: `Exclude overlaps of ${words(period)} for one ${names.join(', ')}`,
          safe: false,
          changes: () => exclude(design, table, { resource: key.columns, period }),
        },
      ]
    })
    const lack = period ? '' : ', and its period is not told by a range or by a start and an end'
    yield {
      about: table,
      message: `The periods of ${owner.name} are not to overlap, and nothing keeps them apart${lack}`,
      fixes,
    }
  },
}
