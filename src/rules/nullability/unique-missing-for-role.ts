import { quoteName } from '#base'
import { addIndex, addUnique, type Change, columnsOf, type Design, foreignKeysOf, object } from '#model'
import { type Identity, identitiesOf, isInUnique } from '../keys/identities.ts'
import { markerOf } from '../lifecycle/soft-delete.ts'
import { type Column, type Table, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'

/** Within what the value has to be the only one: the tenant, the rows that the table's are parts of, or all there are. */
function scopes({ design, options }: RuleContext, table: Table, role: Identity['role']): (Column | null)[] {
  const tenant =
    options.tenancy === 'off' ? null : columnsOf(design, table.id).find((it) => it.name === options.tenantColumn)
  if (tenant && !tenant.nullable) return [tenant]
  // One signs in by an address wherever one belongs; a slug is unique within a site.
  if (!['slug', 'code', 'external-id'].includes(role)) return [null]
  const parents = foreignKeysOf(design, table.id).flatMap((key) => {
    const column = key.columns.length === 1 && key.columns[0] ? object(design, key.columns[0]) : null
    return column && !column.nullable && key.target !== table.id ? [column] : []
  })
  return [null, ...parents.slice(0, 2)]
}

function unique(design: Design, table: Table, columns: readonly Column[]): Change[] {
  const ids = columns.map((it) => it.id)
  const marker = markerOf(design, table.id)
  return marker
    ? addIndex(design, table.id, ids, { unique: true, where: `${quoteName(marker.name)} IS NULL` })
    : addUnique(design, table.id, ids)
}

function waysOut(context: RuleContext, table: Table, { it, role }: Identity): Fix[] {
  const { design } = context
  return scopes(context, table, role).flatMap((scope): Fix[] => {
    // Beside a null nothing would be unique.
    if (scope && (it.nullable || scope.id === it.id)) return []
    const columns = scope ? [scope, it] : [it]
    const label = `Make ${scope ? `(${scope.name}, ${it.name})` : it.name} unique`
    return [{ label, safe: false, changes: () => unique(design, table, columns) }]
  })
}

export const uniqueMissingForRole: Rule = {
  id: 'unique-missing-for-role',
  group: 'nullability',
  title: 'What tells rows apart is unique',
  why: 'An address to sign in by, a slug, an article’s number is looked up as if there were one; a second row with it makes the lookup answer with whichever comes first, and a check in the application loses every race.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null, password_hash text not null, stripe_customer_id text);
create table posts (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, slug text not null);
create index on posts (user_id);
create table products (id uuid primary key default gen_random_uuid(), sku text not null, product_code text);`,
  good: `create table users (id uuid primary key default gen_random_uuid(), email text not null, password_hash text not null);
create unique index on users (lower(email));
create table posts (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, slug text not null, unique (user_id, slug));
create table invitations (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, email text not null, zip_code text, code text);
create index on invitations (user_id);
create table invoices (id uuid primary key default gen_random_uuid(), billing_email text, country_code text);
create table username_bak (id uuid primary key default gen_random_uuid(), username text, email text, password text);`,
  severity: severities('W W W W W W'),
  sees: 'referring',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const identity of identitiesOf(design, owner)) {
      if (isInUnique(design, table, identity.it)) continue
      yield {
        about: identity.it.id,
        message: `Two rows of ${owner.name} may have the same ${identity.it.name}`,
        ...(identity.sure ? {} : { atMost: identity.likely ? ('warning' as const) : ('info' as const) }),
        fixes: waysOut(context, owner, identity),
      }
    }
  },
}
