import {
  addUnique,
  type Design,
  foreignKeysOf,
  type Id,
  indexesOf,
  intend,
  object,
  relationshipOf,
  tablesOf,
} from '#model'
import { markerOf } from '../lifecycle/soft-delete.ts'
import { nullTests } from '../reading/expressions.ts'
import { isSaid } from '../reading/intent.ts'
import { type ForeignKey, namesAt, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { declare, declaredOf } from './declared.ts'

/** A partial unique index lets no second row in that counts: it passes over rows without a reference, and deleted ones. */
function isEnforcedInPart(design: Design, table: Id, key: ForeignKey): boolean {
  const names = key.columns.map((id) => object(design, id)?.name ?? '')
  const marker = markerOf(design, table)?.name
  return indexesOf(design, table).some((it) => {
    const where = it.unique && it.where
    if (!where || !it.keys.every((each) => each.column && key.columns.includes(each.column))) return false
    const filled = nullTests(where, 'not null')?.every((name) => names.includes(name)) ?? false
    return filled || (marker !== undefined && nullTests(where, 'null')?.join() === marker)
  })
}

export const oneToOneNotEnforced: Rule = {
  id: 'one-to-one-not-enforced',
  group: 'relationships',
  title: 'One to one is held by a unique key',
  why: 'A foreign key alone lets any number of rows refer to the same one. Code that was promised one row then reads whichever comes first, or fails on the second.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table profiles (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade);
create index on profiles (user_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table profiles (id uuid primary key default gen_random_uuid(), user_id uuid not null unique references users on delete cascade);
create table badges (id uuid primary key default gen_random_uuid(), user_id uuid references users on delete set null);
create unique index on badges (user_id) where user_id is not null;`,
  given: (design) =>
    tablesOf(design)
      .flatMap((it) => foreignKeysOf(design, it.id))
      .flatMap((key) =>
        intend(design, { sort: 'cardinality', about: key.id, from: { min: 0, max: 1 }, to: { min: 0, max: 1 } }),
      ),
  severity: severities('E E E E E E'),
  concerns: ({ design }) => isSaid(design, 'cardinality'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      const declared = declaredOf(design, key.id)
      if (declared?.from.max !== 1 || relationshipOf(design, key).fromEnd !== 'many') continue
      if (isEnforcedInPart(design, table, key)) continue
      const names = namesAt(design, key.columns)
      const unique: Fix = {
        label: `Make ${names} unique`,
        safe: false,
        changes: () => addUnique(design, table, key.columns),
      }
      const many: Fix = {
        label: `Say that several ${owner.name} may refer to one row`,
        safe: false,
        changes: () => declare(design, declared, { from: { ...declared.from, max: null } }),
      }
      yield {
        about: key.id,
        message: `Several ${owner.name} can refer to one row of ${object(design, key.target)?.name}, where one is meant: ${names} is not unique`,
        // A partitioned table has no key that leaves its partition column out.
        fixes: owner.partitionBy ? [many] : [unique, many],
      }
    }
  },
}
