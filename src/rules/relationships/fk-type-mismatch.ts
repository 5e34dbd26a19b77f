import { comparable, type Design, foreignKeysOf, object, typeName } from '#model'
import { retype, sameType } from '../reading/retype.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { isKnown, isWhole, plain } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const WIDTH = ['smallint', 'integer', 'bigint']

/** Whether every value of the one type is one of the other. */
function widens(from: Column, to: Column): boolean {
  if (isWhole(from) && isWhole(to)) return WIDTH.indexOf(plain(from)) < WIDTH.indexOf(plain(to))
  return plain(from) === 'character varying' && plain(to) === 'text'
}

/** One column takes the other's type, and all that refers to it with it. */
function adapt(design: Design, it: Column, other: Column): Fix[] {
  const to = { type: other.type }
  if (!retype(design, it.id, to)) return []
  const where = object(design, it.parent ?? it.id)?.name
  return [
    {
      label: `Make ${where}.${it.name} ${typeName(design, other.type)}, with all that refers to it`,
      safe: comparable(it.type, other.type) && widens(it, other),
      changes: () => retype(design, it.id, to) ?? [],
    },
  ]
}

export const fkTypeMismatch: Rule = {
  id: 'fk-type-mismatch',
  group: 'relationships',
  title: 'Both ends of a foreign key have one type',
  why: 'Where the types differ, every check and every join converts; the narrower one overflows first, and Postgres refuses a pair that it can’t compare at all.',
  bad: `create table users (id bigint generated always as identity primary key);
create table posts (id uuid primary key default gen_random_uuid(), user_id integer not null references users on delete restrict);
create index on posts (user_id);`,
  good: `create table users (id bigint generated always as identity primary key);
create table posts (id uuid primary key default gen_random_uuid(), user_id bigint not null references users on delete restrict);
create index on posts (user_id);`,
  severity: severities('W W W W W W'),
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table))
      for (const [i, id] of key.columns.entries()) {
        const [from, to] = [object(design, id), object(design, key.targetColumns[i] ?? id)]
        if (!from || !to || from.id === to.id || sameType(from, to)) continue
        // A domain or an extension's type may well compare; nothing is known of it here.
        if (!isKnown(from) || !isKnown(to)) continue
        const can = comparable(from.type, to.type)
        const fixes = [...(widens(to, from) ? adapt(design, to, from) : []), ...adapt(design, from, to)]
        yield {
          about: key.id,
          message: `${owner.name}.${from.name} is ${typeName(design, from.type)}, ${object(design, key.target)?.name}.${to.name} is ${typeName(design, to.type)}`,
          ...(can ? {} : { severity: 'error' as const }),
          fixes,
        }
      }
  },
}
