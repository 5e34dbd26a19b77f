import { type Design, type Id, object, removeObjects, rootsOf, setField, tablesOf } from '#model'
import { grantsOn } from '../reading/grants.ts'
import type { ObjectOf, Table } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Fix, type Rule, severities } from '../rule.ts'
import { nameOfGrantee } from './coverage.ts'

type View = ObjectOf<'view'> | ObjectOf<'materialized-view'>

const INVOKER = 'security_invoker'
const asksAsCaller = (it: View): boolean =>
  it.kind === 'view' && it.options.some((option) => /^security_invoker(=(true|on|yes|1))?$/i.test(option))

/** The tables with row-level security that a view reads, itself or by way of others. */
function guardedIn(design: Design, view: View): Table[] {
  const seen = new Set<Id>([view.id])
  for (const id of seen) {
    const it = object(design, id)
    if (it?.kind === 'column' && it.parent) seen.add(it.parent)
    if (it?.kind === 'view' || it?.kind === 'materialized-view') for (const used of it.uses) seen.add(used)
  }
  return [...seen].flatMap((id) => {
    const it = object(design, id)
    return it?.kind === 'table' && it.rowSecurity ? [it] : []
  })
}

function look(design: Design, view: View): Finding[] {
  const grants = asksAsCaller(view) ? [] : grantsOn(design, view.id)
  const tables = grants.length > 0 ? guardedIn(design, view) : []
  if (tables.length === 0) return []
  const who = listed(grants.map((it) => nameOfGrantee(design, it)))
  const fixes: Fix[] = [
    {
      label: `Take it from ${who}`,
      safe: false,
      changes: () =>
        removeObjects(
          design,
          grants.map((it) => it.id),
        ),
    },
  ]
  if (view.kind === 'view' && design.postgres >= 15)
    fixes.unshift({
      label: 'Read its tables as who asks (security_invoker)',
      safe: false,
      changes: () =>
        setField(design, view.id, {
          options: [...view.options.filter((it) => !it.toLowerCase().startsWith(INVOKER)), `${INVOKER}=true`],
        }),
    })
  const names = listed(tables.map((it) => it.name))
  return [
    {
      about: view.id,
      // Forced, its policies are asked for the view's owner, and may still be the right ones.
      ...(view.kind === 'view' && tables.every((it) => it.forceRowSecurity) ? { atMost: 'warning' as const } : {}),
      message:
        view.kind === 'view'
          ? `${view.name} shows ${who} the rows of ${names} that policies hide: it reads as its owner`
          : `${view.name} shows ${who} all rows that it keeps of ${names}, whatever the policies there`,
      fixes,
    },
  ]
}

export const rlsBypassByView: Rule = {
  id: 'rls-bypass-by-view',
  group: 'security',
  title: 'A view shows no row that policies hide',
  why: 'A view reads its tables with the rights of its owner, who passes over row-level security, and a materialized view has kept what it saw. Granted to the application, either shows every tenant’s rows.',
  bad: `create role app;
create table notes (id uuid primary key default gen_random_uuid(), body text);
alter table notes enable row level security;
create policy own on notes to app using (body <> '') with check (body <> '');
grant select on notes to app;
create view all_notes as select id from notes;
create view note_ids as select id from all_notes;
grant select on note_ids to app;
create materialized view note_counts as select count(*) as notes from notes;
grant select on note_counts to public;`,
  good: `create role app;
create role backup bypassrls;
create table notes (id uuid primary key default gen_random_uuid(), body text);
alter table notes enable row level security;
create policy own on notes to app using (body <> '') with check (body <> '');
grant select on notes to app;
create view own_notes with (security_invoker = true) as select id from notes;
grant select on own_notes to app;
create view all_notes as select id from notes;
grant select on all_notes to backup;
create table news (id uuid primary key default gen_random_uuid());
create view latest as select id from news;
grant select on latest to app;
create materialized view note_counts as select count(*) as notes from notes;`,
  severity: severities('E - - E - E'),
  beyond: ({ design }) => tablesOf(design).filter((it) => it.rowSecurity),
  *checkOthers({ design }) {
    for (const view of [...rootsOf(design, 'view'), ...rootsOf(design, 'materialized-view')]) yield* look(design, view)
  },
}
