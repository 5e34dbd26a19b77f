import { deletersOf, foreignKeysOf, type Id, intend, object, tablesOf } from '#model'
import { markerOf } from '../lifecycle/soft-delete.ts'
import { referencesIn } from '../reading/everywhere.ts'
import { isCheckedTogether } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { tenancyOf, tenantsIn } from '../tenancy/tenants.ts'
import { act } from './actions.ts'
import { protection } from './protected-rows.ts'

function waysOut({ design }: RuleContext, table: Id, key: ForeignKey): Fix[] {
  const restrict: Fix = {
    label: 'ON DELETE RESTRICT',
    safe: false,
    changes: () => act(design, key.id, { onDelete: 'restrict' }),
  }
  const columns = columnsAt(design, key.columns)
  const canEmpty = columns.every((it) => it.nullable && !it.generated && !isCheckedTogether(design, table, [it.id]))
  const empty: Fix = {
    label: 'ON DELETE SET NULL: the row stays, and forgets whom it was about',
    safe: false,
    changes: () => act(design, key.id, { onDelete: 'set null', onDeleteColumns: [] }),
  }
  return canEmpty ? [restrict, empty] : [restrict]
}

/** When a tenant goes, all of its goes, whatever is kept as long as the tenant is there. */
const isTenants = ({ design, options }: RuleContext, key: ForeignKey): boolean =>
  hasTag(design, key.target, 'tenant-root') || tenancyOf(design, options)?.root.id === key.target

export const fkCascadeReachesProtected: Rule = {
  id: 'fk-cascade-reaches-protected',
  group: 'relationships',
  title: 'No cascade deletes what must be kept',
  why: 'A cascade asks nobody: one DELETE far up takes bookings, audit records and rows that are only ever marked as deleted along with it, and nothing in that statement says so.',
  bad: `create table customers (id uuid primary key default gen_random_uuid());
create table accounts (id uuid primary key default gen_random_uuid(), customer_id uuid not null references customers on delete cascade);
create table entries (id uuid primary key default gen_random_uuid(), account_id uuid not null references accounts on delete cascade);
create table notes (id uuid primary key default gen_random_uuid(), customer_id uuid references customers on delete cascade, deleted_at timestamptz);
create index on accounts (customer_id);
create index on entries (account_id);
create index on notes (customer_id);`,
  good: `create table customers (id uuid primary key default gen_random_uuid());
create table accounts (id uuid primary key default gen_random_uuid(), customer_id uuid not null references customers on delete cascade);
create table entries (id uuid primary key default gen_random_uuid(), account_id uuid not null references accounts on delete restrict);
create table notes (id uuid primary key default gen_random_uuid(), customer_id uuid references customers on delete set null, deleted_at timestamptz);
create index on accounts (customer_id);
create index on entries (account_id);
create index on notes (customer_id);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'entries' ? intend(design, { sort: 'tags', about: it.id, tags: ['ledger'] }) : [],
    ),
  severity: severities('W W W W W E'),
  beyond: ({ design, options }) => [referencesIn(design), tenantsIn(design, options)],
  sees: 'both',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    const kept = owner && protection(design, table)
    if (!owner || !kept) return
    for (const key of foreignKeysOf(design, table)) {
      if (key.onDelete !== 'cascade' || !key.enforced || key.target === table) continue
      if (hasTag(design, key.id, 'owned')) continue
      // Where the other row is kept too, its DELETE is the purge in which all goes.
      if (!kept.sure && (isTenants(context, key) || markerOf(design, key.target))) continue
      const from = [key.target, ...deletersOf(design, key.target)].map((id) => object(design, id)?.name ?? '?')
      yield {
        about: key.id,
        message: `Deleting ${listed([...new Set(from)], 3)} deletes ${owner.name}, whose rows ${kept.why}`,
        ...(kept.sure ? {} : { atMost: 'warning' as const }),
        fixes: waysOut(context, table, key),
      }
    }
  },
}
