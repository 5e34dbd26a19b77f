import { quoteName } from '#base'
import {
  type Change,
  childrenOfKind,
  columnsOf,
  type Design,
  freeName,
  type Id,
  lastRank,
  make,
  object,
  rootsOf,
} from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { inTurn } from '../reading/edits.ts'
import { type Column, heirsOf, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { type Rule, severities } from '../rule.ts'
import { bodyFor, keepersOf, keepsByTrigger } from './keepers.ts'

/** The function that sets the column to the time of the change; one for all tables that call it so. */
function keeping(design: Design, table: Id, it: Column): { changes: Change[]; routine: Id<'routine'> } {
  const body = bodyFor(it.name)
  const found = rootsOf(design, 'routine').find((each) => each.body === body && each.returns?.name === 'trigger')
  if (found) return { changes: [], routine: found.id }
  const parent = object(design, table)?.parent ?? null
  const taken = new Set(rootsOf(design, 'routine').map((each) => each.name))
  const made = make('routine', {
    name: freeName(`set_${it.name}`, (name) => taken.has(name)),
    parent,
    rank: lastRank(design, parent),
    returns: { name: 'trigger', of: null, dimensions: 0 },
    language: 'plpgsql',
    body,
  })
  return { changes: [{ op: 'add', object: made }], routine: made.id }
}

function keep(design: Design, table: Id<'table'>, it: Column): Change[] {
  const { changes, routine } = keeping(design, table, it)
  const taken = new Set(childrenOfKind(design, table, 'trigger').map((each) => each.name))
  const trigger = make('trigger', {
    name: freeName(`set_${it.name}`, (name) => taken.has(name)),
    parent: table,
    rank: lastRank(design, table),
    timing: 'before',
    events: ['update'],
    function: { name: '', of: routine },
  })
  return inTurn(
    design,
    () => changes,
    () => [{ op: 'add', object: trigger }],
  )
}

export const updatedAtUnmaintained: Rule = {
  id: 'updated-at-unmaintained',
  group: 'lifecycle',
  title: 'The time of the last change is kept by itself',
  why: 'A default fills updated_at once, when the row is made. As long as no trigger sets it, it is right only where each writer thinks of it, and caches and synchronisation that rely on it miss what the others change.',
  bad: `create function set_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at = now();
  return new;
end
$$;
create table users (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now(), updated_at timestamptz not null default now());
create trigger set_updated_at before update on users for each row execute function set_updated_at();
create table posts (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now(), updated_at timestamptz not null default now());`,
  good: `create function set_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at = now();
  return new;
end
$$;
create table users (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now(), updated_at timestamptz not null default now());
create trigger set_updated_at before update on users for each row execute function set_updated_at();
create table posts (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());`,
  severity: severities('W I W - E -'),
  beyond: ({ design }) => keepsByTrigger(design.objects),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || options.updatedAt === 'orm') return
    if (options.updatedAt === 'either' && !keepsByTrigger(design.objects)) return
    for (const it of columnsOf(design, table)) {
      const role = roleOf(design, it)
      if (role?.role !== 'updated' || !plain(it).startsWith('timestamp') || it.generated || it.inherited) continue
      if (keepersOf(design, table, it.name).length > 0) continue
      yield {
        about: it.id,
        message: `Nothing sets ${owner.name}.${it.name} when a row is changed`,
        ...(role.atMost ? { atMost: role.atMost } : {}),
        // On a partitioned table each partition gets a copy of it, which only Postgres makes.
        fixes:
          heirsOf(design, table).length > 0
            ? []
            : [
                {
                  label: `A trigger that sets ${quoteName(it.name)} before each update`,
                  safe: true,
                  changes: () => keep(design, table, it),
                },
              ],
      }
    }
  },
}
