import { type DbObject, type Design, freeName, kindOf, object, pathOf } from '#model'
import { type Finding, type Rule, severities } from '../rule.ts'
import { type Collision, collisionsIn, isFree } from './collisions.ts'
import { renameAll } from './renames.ts'

const SUFFIX: Readonly<Record<string, string>> = {
  enum: '_type',
  domain: '_type',
  range: '_type',
  view: '_view',
  index: '_idx',
}

/** The name with what it is behind it, and a number where that is taken too. */
const instead = (design: Design, it: DbObject): string =>
  freeName(`${it.name}${SUFFIX[it.kind] ?? '_2'}`, (name) => !isFree(design, it, name))

function told(design: Design, { first, second, same }: Collision): Finding[] {
  const [a, b] = [object(design, first) as DbObject | null, object(design, second) as DbObject | null]
  if (!a || !b || (b.kind === 'column' && b.inherited)) return []
  const wanted = instead(design, b)
  const [one, other] = [
    `${kindOf(a).label.one} ${pathOf(design, a.id)}`,
    `${kindOf(b).label.one} ${pathOf(design, b.id)}`,
  ]
  return [
    {
      about: b.id,
      message: same ? `The ${other} has the name of the ${one}` : `The ${other} looks like the ${one}`,
      fixes: [{ label: `Rename it to ${wanted}`, safe: false, changes: () => renameAll(design, [b.id], () => wanted) }],
    },
  ]
}

export const nameCollision: Rule = {
  id: 'name-collision',
  group: 'naming',
  title: 'One name, one thing',
  why: 'Postgres refuses a second object of one name; what differs only in its case, or in a letter of another script, it takes, and then every query that leaves out the quotes finds the wrong one.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text, "Email" text);
create table "Users" (id uuid primary key default gen_random_uuid());
create table "рosts" (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid());`,
  good: `create schema archive;
create table users (id uuid primary key default gen_random_uuid(), email text);
create table posts (id uuid primary key default gen_random_uuid(), email text);
create table archive.users (id uuid primary key default gen_random_uuid());`,
  severity: severities('E E E E E E'),
  beyond: ({ design }) => [...collisionsIn(design).values()],
  sees: 'both',
  *check(table, { design }) {
    for (const it of collisionsIn(design).get(table) ?? []) yield* told(design, it)
  },
  *checkOthers({ design }) {
    for (const [root, found] of collisionsIn(design))
      if (object(design, root)?.kind !== 'table') for (const it of found) yield* told(design, it)
  },
}
