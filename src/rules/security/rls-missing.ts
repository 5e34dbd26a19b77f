import { type Change, type Design, intend, setField, tablesOf } from '#model'
import { inTurn } from '../reading/edits.ts'
import { hasTag } from '../reading/intent.ts'
import { type Table, wholeTable } from '../reading/shapes.ts'
import { type Rule, type RuleContext, severities } from '../rule.ts'
import { tenancyOf, tenantColumnOf, tenantsIn } from '../tenancy/tenants.ts'
import { addOwning, type Owning, owningOf, policiesOf } from './policies.ts'

/** For whose sake the rows have to be kept apart; null where nobody asked for it. */
function reasonFor({ design, options }: RuleContext, owner: Table): string | null {
  if (hasTag(design, owner.id, 'sensitive')) return 'is sensitive'
  const tenancy = options.tenancy === 'column' ? null : tenancyOf(design, options)
  if (!tenancy?.within.has(owner.id) || hasTag(design, owner.id, 'global')) return null
  return tenantColumnOf(design, owner.id, { root: tenancy.root, options }) ? 'holds rows of all tenants' : null
}

const guard = (design: Design, owner: Table, owning: Owning): Change[] =>
  inTurn(
    design,
    (now) => setField(now, owner.id, { rowSecurity: true, forceRowSecurity: true }),
    (now) => addOwning(now, owner.id, owning),
  )

export const rlsMissing: Rule = {
  id: 'rls-missing',
  group: 'security',
  title: 'Rows that not everybody may see are guarded by the database',
  why: 'Without row-level security each query has to remember whose rows it may touch. The one that forgets shows them all, and nothing in the database stands in its way.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table health_records (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, note text);
create index on health_records (user_id);
create table diagnoses (id uuid primary key default gen_random_uuid(), name text not null);
create table organizations (id uuid primary key default gen_random_uuid());
create table projects (id uuid primary key default gen_random_uuid(), organization_id uuid not null references organizations on delete cascade);
create index on projects (organization_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table health_records (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, note text);
create index on health_records (user_id);
alter table health_records enable row level security;
alter table health_records force row level security;
create policy own on health_records using (user_id = (select current_setting('app.user_id', true)::uuid));
create table diagnoses (id uuid primary key default gen_random_uuid(), name text not null);
create policy readers on diagnoses for select using (name <> '');
create table organizations (id uuid primary key default gen_random_uuid());
create table plans (id uuid primary key default gen_random_uuid(), organization_id uuid references organizations on delete cascade);
create table currencies (code text primary key);`,
  given: (design) => [
    ...intend(design, {
      sort: 'profile',
      extends: 'default',
      severities: {},
      options: { tenancy: 'rls', tenantColumn: 'organization_id' },
    }),
    ...tablesOf(design).flatMap((it) => {
      const tag = it.name === 'plans' ? 'global' : 'sensitive'
      return ['health_records', 'diagnoses', 'plans'].includes(it.name)
        ? intend(design, { sort: 'tags', about: it.id, tags: [tag] })
        : []
    }),
  ],
  severity: severities('W - - W - W'),
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'both',
  *check(table, context) {
    const { design, options } = context
    const owner = wholeTable(design, table)
    const reason = owner && reasonFor(context, owner)
    // Where there are policies already, rls-incoherent says that they are off.
    if (!owner || !reason || owner.rowSecurity || policiesOf(design, table).length > 0) return
    const owning = owningOf(design, table, options)
    yield {
      about: table,
      message: `${owner.name} ${reason} and has no row-level security${owning ? '' : '; nor does a column say whose a row is, on which a policy could rest'}`,
      fixes: owning
        ? [
            {
              label: `Enable and force it, with a policy over ${owning.column.name}`,
              safe: false,
              changes: () => guard(design, owner, owning),
            },
          ]
        : [],
    }
  },
}
