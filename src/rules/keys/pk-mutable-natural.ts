import { columnsOf, type Design, foreignKeysOf, type Id, incomingOf, primaryKeyOf, shortTypeName } from '#model'
import { confirmedRole, roleOf } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, columnsAt, keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { toSurrogate } from './surrogate.ts'

const CHANGING: readonly Role[] = ['email', 'username', 'slug', 'phone', 'full-name', 'code', 'domain', 'url']

/** What the key's values are in the world, where they may change there; null where nothing says so. */
function natural(design: Design, it: Column): { readonly what: string; readonly sure: boolean } | null {
  const role = confirmedRole(design, it.id) ?? roleOf(design, it)?.role
  const sure = confirmedRole(design, it.id) !== null
  if (role && CHANGING.includes(role)) return { what: ROLE_WORDS[role] ?? 'a name', sure }
  if (isText(it)) return wordsOf(it.name).at(-1) === 'name' ? { what: 'a name', sure: false } : null
  // A type of the design's own may well be a code that never changes.
  if (isWhole(it) || /^numeric\(\d+(,0)?\)$/.test(it.type.name) || ['uuid', 'bytea', ''].includes(plain(it)))
    return null
  return { what: `a ${shortTypeName(it.type.name)}`, sure: true }
}

const ROLE_WORDS: Partial<Readonly<Record<Role, string>>> = {
  email: 'an e-mail address',
  slug: 'a slug',
  phone: 'a telephone number',
  code: 'a code',
  domain: 'a host’s name',
  url: 'an address on the web',
}

/** A short list that others refer to: countries by their codes, statuses by their names. */
const isList = (design: Design, table: Id): boolean =>
  hasTag(design, table, 'reference') ||
  (foreignKeysOf(design, table).length === 0 && columnsOf(design, table).length <= 3)

/** So short that it is a standard’s code. */
const isStandard = (it: Column): boolean => /\(([1-3])\)$/.test(it.type.name)

function mend({ design, options }: RuleContext, table: Table, old: Column): Fix[] {
  const at = { table, old }
  if (!toSurrogate(design, at, options)) return []
  return [
    {
      label: `Give ${table.name} a key of its own, ${old.name} staying unique; what refers to it has to be carried over`,
      safe: false,
      changes: () => toSurrogate(design, at, options) ?? [],
    },
  ]
}

export const pkMutableNatural: Rule = {
  id: 'pk-mutable-natural',
  group: 'keys',
  title: 'A key that others hold does not change',
  why: 'People change their addresses and products their codes; where that is the primary key, every row that refers to it has to change in the same moment, and so has every copy outside: links, caches, exports, logs.',
  bad: `create table users (email text primary key, name text not null, bio text, joined_at timestamptz not null default now());
create table orders (id uuid primary key default gen_random_uuid(), user_email text not null references users on delete restrict, note text);
create index on orders (user_email);`,
  good: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique, name text not null);
create table orders (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete restrict);
create index on orders (user_id);
create table countries (code char(2) primary key, name text not null, region text, population bigint);
create table statuses (name text primary key, meaning text);
create table slugs (slug text primary key, a text, b text, c text);
create table users_seen (country_code char(2) not null references countries on delete restrict, status text not null references statuses on delete restrict, id uuid primary key);
create index on users_seen (country_code);
create index on users_seen (status);`,
  severity: severities('W - W W E W'),
  sees: 'referring',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    const [it, ...more] = columnsAt(design, primaryKeyOf(design, table)?.columns ?? [])
    if (!owner || !it || more.length > 0 || it.inherited || keysUsing(design, it).length > 0) return
    if (hasTag(design, table, 'natural-key') || hasTag(design, it.id, 'natural-key')) return
    const held = incomingOf(design, table).length
    if (held === 0 || isList(design, table) || isStandard(it)) return
    const found = natural(design, it)
    if (!found) return
    yield {
      about: it.id,
      message: `${owner.name}.${it.name} is ${found.what}, and ${held === 1 ? 'a foreign key holds' : `${held} foreign keys hold`} copies of it`,
      ...(found.sure ? {} : { atMost: 'warning' as const }),
      fixes: mend(context, owner, it),
    }
  },
}
