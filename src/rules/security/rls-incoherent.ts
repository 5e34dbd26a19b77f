import { type Change, type Design, intend, rootsOf, setField } from '#model'
import { inTurn } from '../reading/edits.ts'
import { isLog } from '../reading/events.ts'
import { grantsOn } from '../reading/grants.ts'
import { type Table, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { tenantsIn } from '../tenancy/tenants.ts'
import { closedSchemas } from './closed.ts'
import { isOpen, isVoid, nameOfGrantee, revoke, surenessOf, uncovered } from './coverage.ts'
import { addOwning, addPolicy, type Owning, owningOf, type Policy, policiesOf } from './policies.ts'

function* withoutPolicy({ design }: RuleContext, owner: Table, owning: Owning | null): Iterable<Finding> {
  const granted =
    grantsOn(design, owner.id).some((it) => surenessOf(design, it) !== 'info') &&
    !closedSchemas(design).has(owner.parent)
  const fixes: Fix[] = [
    {
      label: 'Say so: a policy that lets nobody',
      safe: false,
      changes: () => addPolicy(design, owner.id, { name: 'nobody', using: 'false', check: 'false' }),
    },
  ]
  if (owning)
    fixes.unshift({
      label: `A policy over ${owning.column.name}`,
      safe: false,
      changes: () => addOwning(design, owner.id, owning),
    })
  yield {
    about: owner.id,
    message: `${owner.name} has row-level security and no policy: nobody but its owner sees a row`,
    // Closed to all but the owner may be what was meant, least surely where others were granted it and tables beside it have
    // policies; forced, it is closed to all.
    ...(owner.forceRowSecurity ? {} : { atMost: granted ? ('warning' as const) : ('info' as const) }),
    fixes,
  }
}

const coverAll = (design: Design, owner: Table, at: { owning: Owning; gap: ReturnType<typeof uncovered>[number] }) =>
  inTurn(
    design,
    ...at.gap.commands.map((command) => (now: Design): Change[] => {
      const { column, expression } = at.owning
      return addPolicy(now, owner.id, {
        name: `${command}_by_${column.name}`,
        command,
        roles: at.gap.grant.role ? [at.gap.grant.role] : [],
        using: command === 'insert' ? null : expression,
        check: command === 'insert' || command === 'update' ? expression : null,
        uses: [column.id],
      })
    }),
  )

function* gaps({ design }: RuleContext, owner: Table, owning: Owning | null): Iterable<Finding> {
  for (const gap of uncovered(design, owner.id)) {
    const words = listed(gap.commands.map((it) => it.toUpperCase()))
    const who = nameOfGrantee(design, gap.grant)
    const policies: Fix[] = owning
      ? [
          {
            label: `Policies for ${words} over ${owning.column.name}`,
            safe: false,
            changes: () => coverAll(design, owner, { owning, gap }),
          },
        ]
      : []
    const atMost = surenessOf(design, gap.grant)
    yield {
      about: owner.id,
      ...(atMost ? { atMost } : {}),
      message: `${owner.name}: ${words} ${gap.commands.length > 1 ? 'are' : 'is'} granted to ${who}, and no policy lets any row through`,
      fixes: [
        ...policies,
        { label: `Revoke ${words} from ${who}`, safe: false, changes: () => revoke(design, gap.grant, gap.commands) },
      ],
    }
  }
}

/** The policy's own expressions made the ones that ask whose the row is. */
function narrow(design: Design, it: Policy, { column, expression }: Owning): Change[] {
  return setField(design, it.id, {
    using: it.command === 'insert' ? null : expression,
    check: it.command === 'delete' || it.command === 'select' ? null : expression,
    uses: [column.id],
  })
}

function* ofPolicies({ design }: RuleContext, owner: Table, owning: Owning | null): Iterable<Finding> {
  for (const it of policiesOf(design, owner.id)) {
    const fixes: Fix[] = owning
      ? [
          {
            label: `Let through what ${owning.column.name} says is one’s own`,
            safe: false,
            changes: () => narrow(design, it, owning),
          },
        ]
      : []
    const logs = it.command === 'insert' && isLog(design, owner)
    if (isVoid(it))
      yield {
        about: it.id,
        message: `The policy ${it.name} of ${owner.name} has no ${it.command === 'insert' ? 'WITH CHECK' : 'USING'} and lets no row through`,
        fixes,
      }
    else if (isOpen(design, owner, it) && !logs)
      yield {
        about: it.id,
        message: `The policy ${it.name} of ${owner.name} lets ${it.roles.length > 0 ? 'its roles' : 'everybody'} ${it.command === 'insert' ? 'add rows of anybody' : 'change all rows'}`,
        fixes,
      }
    else if ((it.command === 'update' || it.command === 'all') && it.using !== null && it.check === null)
      yield {
        about: it.id,
        // Postgres then checks new rows by USING too (manual: CREATE POLICY).
        severity: 'info',
        message: `The policy ${it.name} of ${owner.name} leaves unsaid what may be written (WITH CHECK)`,
        fixes: [
          { label: 'WITH CHECK as USING', safe: true, changes: () => setField(design, it.id, { check: it.using }) },
        ],
      }
  }
}

export const rlsIncoherent: Rule = {
  id: 'rls-incoherent',
  group: 'security',
  title: 'Policies, grants and row-level security say the same',
  why: 'A policy holds only while row-level security is on, lets only through what it names, and not for the table’s owner unless it is forced. Each of these halves alone looks like protection in a review and is none, or locks out whom a grant lets in.',
  bad: `create role app;
create table organizations (id uuid primary key default gen_random_uuid());
create table notes (id uuid primary key default gen_random_uuid(), body text);
create policy own on notes using (body <> '') with check (body <> '');
create table drafts (id uuid primary key default gen_random_uuid(), organization_id uuid not null references organizations on delete cascade);
create index on drafts (organization_id);
alter table drafts enable row level security;
grant select on drafts to app;
create table projects (id uuid primary key default gen_random_uuid(), organization_id uuid not null references organizations on delete cascade);
create index on projects (organization_id);
alter table projects enable row level security;
create policy reads on projects for select to app using (id is not null);
create policy adds on projects for insert to app;
grant select, insert, update on projects to app;
create table tasks (id uuid primary key default gen_random_uuid());
alter table tasks enable row level security;
create policy anyone on tasks using (true);
grant select, delete on tasks to app;
create table memos (id uuid primary key default gen_random_uuid(), body text);
alter table memos enable row level security;
create policy own on memos using (body <> '');`,
  good: `create role app;
create role reader;
create role admin;
grant app to reader;
create table organizations (id uuid primary key default gen_random_uuid());
create table projects (id uuid primary key default gen_random_uuid(), organization_id uuid not null references organizations on delete cascade);
create index on projects (organization_id);
alter table projects enable row level security;
create policy own on projects to reader using (organization_id = (select current_setting('app.organization_id', true)::uuid)) with check (organization_id = (select current_setting('app.organization_id', true)::uuid));
create policy all_of_them on projects to admin using (true) with check (true);
grant select, insert, update, delete on projects to app, admin;
create table news (id uuid primary key default gen_random_uuid());
alter table news enable row level security;
create policy readers on news for select using (true);
grant select on news to public;
create table memos (id uuid primary key default gen_random_uuid(), body text);
alter table memos enable row level security;
alter table memos force row level security;
create policy own on memos using (body <> '') with check (body <> '');`,
  given: (design) =>
    intend(design, {
      sort: 'profile',
      extends: 'default',
      severities: {},
      options: { tenancy: 'rls', tenantColumn: 'organization_id' },
    }),
  severity: severities('E E E E E E'),
  beyond: ({ design, options }) => [tenantsIn(design, options), rootsOf(design, 'role'), [...closedSchemas(design)]],
  sees: 'both',
  *check(table, context) {
    const { design, options } = context
    const owner = wholeTable(design, table)
    const policies = policiesOf(design, table)
    if (!owner || (!owner.rowSecurity && policies.length === 0)) return
    const owning = owningOf(design, table, options)
    if (policies.length === 0) return yield* withoutPolicy(context, owner, owning)
    if (!owner.rowSecurity)
      yield {
        about: table,
        message: `The policies of ${owner.name} hold for nobody: its row-level security is off`,
        fixes: [
          {
            label: 'Enable row-level security',
            safe: false,
            changes: () => setField(design, table, { rowSecurity: true }),
          },
        ],
      }
    yield* gaps(context, owner, owning)
    yield* ofPolicies(context, owner, owning)
    if (owner.rowSecurity && !owner.forceRowSecurity && grantsOn(design, table).length === 0)
      yield {
        about: table,
        // Grants may be made where the design doesn't see them.
        atMost: 'warning',
        message: `Nobody but its owner may touch ${owner.name}, and the owner passes over its policies`,
        fixes: [
          {
            label: 'Force it on the owner too',
            safe: false,
            changes: () => setField(design, table, { forceRowSecurity: true }),
          },
        ],
      }
  },
}
