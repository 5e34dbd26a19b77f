import { apply, type Change, columnsOf, type Design, removeObjects, shortTypeName } from '#model'
import { checkedSet } from '../reading/closed-set.ts'
import { constantOf, isCallOf, isNullDefault } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { retype } from '../reading/retype.ts'
import { type Column, keysUsing, wholeTable } from '../reading/shapes.ts'
import { isWhole, typeOf } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { type Fitting, fittingType } from './fitting-types.ts'

const YES = new Set(['1', 'y', 'yes', 't', 'true'])

/** The default for the new type; undefined where it isn't known to mean the same. */
function defaultFor(it: Column, { to }: Fitting): string | null | undefined {
  if (it.default === null || isNullDefault(it.default)) return null
  const value = constantOf(it.default)
  if (to === 'boolean') return value === undefined ? undefined : String(YES.has(String(value).toLowerCase()))
  if (to === 'uuid' && isCallOf(it.default, 'gen_random_uuid', 'uuid_generate_v4', 'uuidv7')) return it.default
  return value === '' ? null : undefined
}

/** The new type, without the check that listed what a yes or no was written as. Null where something hangs on the old one. */
function change(design: Design, it: Column, fitting: Fitting): Change[] | null {
  const value = defaultFor(it, fitting)
  const had = fitting.to === 'boolean' ? checkedSet(design, it) : null
  const first = had ? removeObjects(design, [had.check.id]) : []
  const then =
    value === undefined ? null : retype(apply(design, first), it.id, { type: typeOf(fitting.to), default: value })
  return then && [...first, ...then]
}

function mend(design: Design, it: Column, fitting: Fitting): Fix[] {
  // Seconds since 1970 are no text that a cast could read.
  if (isWhole(it) && fitting.to !== 'boolean') return []
  if (!change(design, it, fitting)) return []
  return [
    {
      label: `Make ${it.name} ${shortTypeName(fitting.to)}; every value has to be one`,
      safe: false,
      changes: () => change(design, it, fitting) ?? [],
    },
  ]
}

export const semanticTypeMismatch: Rule = {
  id: 'semantic-type-mismatch',
  group: 'types',
  title: 'A column has the type made for what it holds',
  why: 'A date kept as text, or a yes as a Y, takes anything, sorts by its letters and has to be converted by every query; the type made for it refuses what is none, takes less room, and brings its own operators.',
  bad: `create table members (
  id uuid primary key default gen_random_uuid(), birth_date varchar, joined_at bigint, is_active char(1) not null default 'Y' check (is_active in ('Y', 'N')),
  session_uuid text, last_ip varchar(45), mac_address text, latitude text, is_admin integer not null default 0, has_car integer
);
create table devices (id char(36) primary key);
create table readings (id uuid primary key default gen_random_uuid(), device_id char(36) not null references devices on delete cascade);
create index on readings (device_id);`,
  good: `create table members (
  id uuid primary key default gen_random_uuid(), birth_date date, joined_at timestamptz, is_active boolean not null default true, session_uuid uuid,
  has_children_count integer, last_ip inet, latitude double precision, day smallint, active_users integer not null default 0, published_by text,
  verified char(1) not null default 'P' check (verified in ('P', 'F', 'U')), date_format text, looked_at_by text
);`,
  severity: severities('W W W E W W'),
  sees: 'referring',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of columnsOf(design, table)) {
      if (it.inherited || it.generated || it.identity || hasTag(design, it.id, 'opaque-payload')) continue
      // What refers to another column follows that one.
      const fitting = fittingType(design, it)
      if (!fitting || keysUsing(design, it).length > 0 || (fitting.to === 'uuid' && options.pkStrategy === 'cuid'))
        continue
      const type = shortTypeName(it.type.name)
      const seconds = isWhole(it) && fitting.to !== 'boolean'
      yield {
        about: it.id,
        message: seconds
          ? `${owner.name}.${it.name} holds a moment as ${type}: a new timestamptz column, filled by to_timestamp(${it.name}), takes its place`
          : `${owner.name}.${it.name} holds ${fitting.holds} as ${type}, not as ${shortTypeName(fitting.to)}`,
        ...(fitting.sure ? {} : { atMost: 'warning' as const }),
        fixes: mend(design, it, fitting),
      }
    }
  },
}
