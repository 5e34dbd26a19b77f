import { components, sortByNeeds } from '#base'
import { type Design, foreignKeysOf, type Id, object, primaryKeyOf, setField, tablesOf } from '#model'
import { setColumn } from '../reading/edits.ts'
import { referencesIn, whileSame } from '../reading/everywhere.ts'
import { type Column, columnsAt, type ForeignKey, keysUsing, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { bindings, binds } from './acyclic.ts'

/** The rings of tables whose rows wait for each other, by the first table of each. */
const rings = whileSame(referencesIn, (design): ReadonlyMap<Id, readonly Id[]> => {
  const keys = bindings(design.objects)
  const next = (id: Id) => (keys.get(id) ?? []).map((key) => key.target as Id)
  const ids: readonly Id[] = tablesOf(design).map((it) => it.id)
  const order = new Map(ids.map((id, i) => [id, i]))
  const sorted = components(ids, next)
    .filter((ring) => ring.length > 1)
    .map((ring) => [...ring].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)))
  return new Map(sorted.map((ring) => [ring[0] as Id, ring]))
})

/** The foreign keys without which the ring is none. */
function weakest(design: Design, ring: readonly Id[]): ForeignKey[] {
  const keys = bindings(design.objects)
  const { cut } = sortByNeeds(ring, (id) => (keys.get(id) ?? []).map((key) => key.target as Id))
  return cut.flatMap(([from, to]) => (keys.get(from) ?? []).filter((key) => key.target === to))
}

/** The column of a key that may as well be empty: with one null, a key of MATCH SIMPLE is not checked. */
function spare(design: Design, key: ForeignKey, tenantColumn: string): Column | null {
  const primary = key.parent ? primaryKeyOf(design, key.parent)?.columns : []
  const free = columnsAt(design, key.columns).filter(
    (it) => !primary?.includes(it.id) && !it.inherited && !it.identity && it.name !== tenantColumn,
  )
  if (key.match === 'full' && key.columns.length > 1) return null
  return free.find((it) => keysUsing(design, it).length === 1) ?? free[0] ?? null
}

function waysOut({ design, options }: RuleContext, keys: readonly ForeignKey[]): Fix[] {
  const spares = keys.map((key) => spare(design, key, options.tenantColumn))
  const columns = [...new Set(spares.flatMap((it) => it ?? []))]
  const loosen: Fix = {
    label: `Allow nulls in ${listed(columns.map((it) => `${object(design, it.parent ?? it.id)?.name}.${it.name}`))}`,
    safe: false,
    changes: () => columns.flatMap((it) => setColumn(design, it.id, { nullable: true })),
  }
  const defer: Fix = {
    label: `Check ${listed(keys.map((key) => key.name))} at commit (DEFERRABLE INITIALLY DEFERRED)`,
    safe: false,
    changes: () => keys.flatMap((key) => setField(design, key.id, { deferrable: 'deferred' })),
  }
  return spares.every((it) => it !== null) ? [loosen, defer] : [defer]
}

export const fkCycleNotNull: Rule = {
  id: 'fk-cycle-not-null',
  group: 'relationships',
  title: 'Rows don’t wait for each other',
  why: 'Where required foreign keys close a ring, no table can get the first row: each INSERT fails for want of the others, in seeds, ORMs and COPY alike, and no row can be deleted.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), team_id uuid not null);
create table teams (id uuid primary key default gen_random_uuid(), owner_id uuid not null references users on delete restrict);
alter table users add foreign key (team_id) references teams on delete restrict;
create index on users (team_id);
create index on teams (owner_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid(), team_id uuid);
create table teams (id uuid primary key default gen_random_uuid(), owner_id uuid not null references users on delete restrict);
alter table users add foreign key (team_id) references teams on delete set null;
create index on users (team_id);
create index on teams (owner_id);`,
  severity: severities('E E E E E E'),
  beyond: ({ design }) => referencesIn(design),
  sees: 'both',
  *check(table, context) {
    const { design } = context
    const ring = rings(design).get(table)
    if (ring)
      yield {
        about: table,
        message: `The rows of ${listed(
          ring.map((id) => object(design, id)?.name ?? '?'),
          8,
        )} wait for each other`,
        fixes: waysOut(context, weakest(design, ring)),
      }
    const owner = wholeTable(design, table)
    for (const key of owner ? foreignKeysOf(design, table) : []) {
      if (key.target !== table || !binds(design, key)) continue
      if (key.columns.every((id, i) => id === key.targetColumns[i])) continue
      yield {
        about: key.id,
        atMost: 'warning',
        message: `The first row of ${owner?.name} can only refer to itself (${key.name})`,
        fixes: waysOut(context, [key]),
      }
    }
  },
}
