import { quoteName } from '#base'
import { type Design, type ObjectOf, object, rootsOf, setField } from '#model'
import { type Rule, severities } from '../rule.ts'

type Routine = ObjectOf<'routine'>

/** Whether the names in its body are looked up when it runs, along the path of whoever calls it. */
const looksUp = (it: Routine): boolean =>
  it.atomic === null && it.body !== null && !['c', 'internal'].includes(it.language)

const pathOf = (it: Routine): string | null =>
  it.settings.find((each) => each.name.toLowerCase() === 'search_path')?.value ?? null

/** Its own schema, and temporary tables last, as the manual has it (CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely"). */
function fix(design: Design, it: Routine) {
  const schema = it.parent ? (object(design, it.parent)?.name ?? 'public') : 'public'
  const value = `${quoteName(schema)}, pg_temp`
  const others = it.settings.filter((each) => each.name.toLowerCase() !== 'search_path')
  return {
    label: `SET search_path = ${schema}, pg_temp`,
    safe: false,
    changes: () => setField(design, it.id, { settings: [...others, { name: 'search_path', value }] }),
  }
}

export const functionSearchPath: Rule = {
  id: 'function-search-path',
  group: 'security',
  title: 'A function with its owner’s rights looks names up where its owner says',
  why: 'A SECURITY DEFINER function without a search_path of its own finds tables, functions and operators along the path of whoever calls it. The caller puts one of the same name before them, and it runs with the owner’s rights.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique);
create function find_user(address text) returns uuid language sql security definer as 'select id from users where email = address';
create function count_users() returns bigint language sql security definer set search_path = "$user", public as 'select count(*) from users';`,
  good: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique);
create function find_user(address text) returns uuid language sql security definer set search_path = '' as 'select id from public.users where email = address';
create function count_users() returns bigint language sql security definer set search_path = public, pg_temp as 'select count(*) from users';
create function known(address text) returns boolean language sql security definer begin atomic select exists (select 1 from users where email = address); end;
create function own() returns bigint language sql as 'select count(*) from users';`,
  severity: severities('W W W W W W'),
  *checkOthers({ design }) {
    for (const it of rootsOf(design, 'routine')) {
      if (!it.securityDefiner || !looksUp(it)) continue
      const path = pathOf(it)
      if (path !== null && !path.includes('$user')) continue
      yield {
        about: it.id,
        message: `${it.name}() runs with its owner’s rights and finds its names ${path === null ? 'along the path of whoever calls it' : 'in the schema of whoever calls it first'}`,
        fixes: [fix(design, it)],
      }
    }
  },
}
