import { type DbObject, type Id, object, pathOf } from '#model'
import type { ChangeFinding, ChangeRule, Migration } from '../change-rule.ts'
import { confirmedRole } from '../meaning/role-of.ts'
import { saySame } from '../reading/predicate.ts'
import type { ObjectOf } from '../reading/shapes.ts'
import { severities } from '../rule.ts'
import { tenancyOf, tenantColumnOf } from '../tenancy/tenants.ts'
import { added, gone, kept, staysWithRows } from './versions.ts'

type Policy = ObjectOf<'policy'>
type Grant = ObjectOf<'grant'>

const says = (it: string | null): string => it ?? 'true'
const covers = (wide: Policy, narrow: Policy): boolean => wide.command === 'all' || wide.command === narrow.command
const forAll = (it: Policy, roles: readonly Id[]): boolean =>
  it.roles.length === 0 || roles.every((id) => it.roles.includes(id as never))

/** How a policy lets more through than it did; null where it does not, as far as can be told. */
function widened(was: Policy, now: Policy): string | null {
  if (!was.permissive && now.permissive) return 'no longer has to agree (RESTRICTIVE)'
  const more = now.permissive ? [now, was] : [was, now]
  const [wide, narrow] = more as [Policy, Policy]
  if (wide.command !== narrow.command && covers(wide, narrow))
    return now.permissive ? 'is for all commands' : `is only for ${now.command}`
  const people = (it: Policy) => (it.roles.length === 0 ? null : it.roles)
  const [before, after] = [people(narrow), people(wide)]
  if (before && (!after || after.some((id) => !before.includes(id))))
    return now.permissive ? 'is for more roles' : 'is for fewer roles'
  for (const field of ['using', 'check'] as const)
    if (was[field] !== now[field] && !(was[field] && now[field] && saySame(says(was[field]), says(now[field]))))
      return `asks another condition (${now[field] === null ? 'none' : now[field]})`
  return null
}

function* policies(migration: Migration): Iterable<ChangeFinding> {
  const { from, to } = migration
  for (const { was, now } of kept(migration, 'policy')) {
    const how = widened(was, now)
    // A permissive policy that lets nothing through is no way in.
    if (!how || (now.permissive && (now.using ?? now.check) === 'false')) continue
    const asks = how.startsWith('asks')
    yield {
      about: now.id,
      // Which of two conditions lets more through can't be told by reading them.
      ...(asks && !/\(none\)|\(true\)$/.test(how) ? { atMost: 'warning' as const } : {}),
      message: `The policy ${pathOf(to, now.id)} ${how}: see who gets at what then`,
    }
  }
  for (const it of gone(migration, 'policy')) {
    const table = it.parent ? object(to, it.parent as Id<'table'>) : null
    const replaced = added(migration, 'policy').some(
      (other) => other.parent === it.parent && covers(other, it) && forAll(other, it.roles),
    )
    if (!table || it.permissive || replaced) continue
    yield {
      about: it.id,
      message: `The restrictive policy ${pathOf(from, it.id)} is dropped: rows that it kept back are there for all`,
    }
  }
}

/** What somebody holds now beyond what he held. */
function grantedMore(was: Grant | null, now: Grant): string[] {
  const had = was?.privileges ?? []
  const columns = now.columns.flatMap((it) => {
    const before = was?.columns.find((each) => each.column === it.column && each.name === it.name)?.privileges ?? []
    return it.privileges.filter((each) => !before.includes(each) && !had.includes(each))
  })
  return [...new Set([...now.privileges.filter((it) => !had.includes(it)), ...columns])]
}

function* grants(migration: Migration): Iterable<ChangeFinding> {
  const { to } = migration
  const pairs: (readonly [Grant | null, Grant])[] = [
    ...kept(migration, 'grant').map(({ was, now }) => [was, now] as const),
    ...added(migration, 'grant').map((now) => [null, now] as const),
  ]
  for (const [was, now] of pairs) {
    if (now.to === 'owner' || !staysWithRows(migration, now.parent)) continue
    const more = grantedMore(was, now)
    if (more.length === 0) continue
    const whom = now.to === 'public' ? 'everybody' : (now.role && object(to, now.role)?.name) || 'a role'
    yield {
      about: now.id,
      ...(now.to === 'public' ? {} : { atMost: 'warning' as const }),
      message: `${whom} gets ${more.join(', ')} on ${now.parent ? pathOf(to, now.parent) : '?'}`,
    }
  }
}

export const migSecurityLoosened: ChangeRule = {
  id: 'mig-security-loosened',
  group: 'migration',
  title: 'Nobody gets at more than before by accident',
  why: 'Row security that is turned off, a policy that asks for less, a privilege for everybody, a table that no longer says whose its rows are: nothing fails, and somebody sees what was kept from him.',
  bad: {
    from: `create table notes (id bigint primary key, owner text); alter table notes enable row level security;
      create policy own on notes using (owner = current_user); create table pages (id bigint primary key); alter table pages enable row level security;`,
    to: `create table notes (id bigint primary key, owner text); alter table notes enable row level security;
      create policy own on notes using (true); create table pages (id bigint primary key); grant select on pages to public;`,
  },
  good: {
    from: `create table notes (id bigint primary key, owner text); create policy own on notes using (owner = current_user); create table pages (id bigint primary key);`,
    to: `create table notes (id bigint primary key, owner text); create policy own on notes using ((owner) = current_user); alter table notes enable row level security;
      create policy mine on notes as restrictive using (owner <> ''); create table pages (id bigint primary key); create table news (id bigint primary key); grant select on news to public;`,
  },
  severity: severities('E E E E E E'),
  *check(migration, options) {
    const { from, to } = migration
    for (const { was, now } of kept(migration, 'table')) {
      const off =
        was.rowSecurity && !now.rowSecurity ? 'no longer keeps its rows apart (DISABLE ROW LEVEL SECURITY)' : null
      const owner =
        was.forceRowSecurity && !now.forceRowSecurity ? 'no longer keeps its rows from its owner (NO FORCE)' : null
      const how = off ?? owner
      if (how) yield { about: now.id, message: `${pathOf(to, now.id)} ${how}` }
    }
    yield* policies(migration)
    yield* grants(migration)
    const tenancy = tenancyOf(from, options)
    const isTenants = (it: DbObject) =>
      confirmedRole(from, it.id as Id<'column'>) === 'tenant-key' ||
      (tenancy !== null &&
        it.parent !== null &&
        tenancy.within.has(it.parent) &&
        tenantColumnOf(from, it.parent as Id<'table'>, { root: tenancy.root, options })?.id === it.id)
    for (const it of gone(migration, 'column'))
      if (staysWithRows(migration, it.parent) && isTenants(it))
        yield { about: it.id, message: `${pathOf(from, it.id)} goes: nothing says any more whose a row is` }
  },
}
