import {
  addUnique,
  type Change,
  comparable,
  type Design,
  foreignKeysOf,
  keysOf,
  object,
  primaryKeyOf,
  setField,
} from '#model'
import { columnsAt, type ForeignKey, namesAt, type ObjectOf, sameSet, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

type Key = ObjectOf<'primary-key'> | ObjectOf<'unique'> | ObjectOf<'index'>

/** The keys over exactly the columns that are referred to. */
const keysOver = (design: Design, key: ForeignKey): Key[] =>
  keysOf(design, key.target).flatMap(({ id, columns }) =>
    sameSet(columns, key.targetColumns) ? ((object(design, id) as Key | null) ?? []) : [],
  )

const waits = (it: Key): boolean => it.kind !== 'index' && it.deferrable !== 'no'

/** The primary key in place of the columns that are referred to now. */
function retarget(design: Design, key: ForeignKey): Fix[] {
  const primary = primaryKeyOf(design, key.target)
  if (primary?.deferrable !== 'no' || sameSet(primary.columns, key.targetColumns)) return []
  const [from, to] = [columnsAt(design, key.columns), columnsAt(design, primary.columns)]
  if (
    from.length !== to.length ||
    from.some((it, i) => it.id === to[i]?.id || !comparable(it.type, (to[i] ?? it).type))
  )
    return []
  const twin = foreignKeysOf(design, key.parent ?? key.id).some(
    (it) => it.id !== key.id && it.target === key.target && sameSet(it.columns, key.columns),
  )
  if (twin) return []
  return [
    {
      label: `Refer to ${namesAt(design, primary.columns)} instead`,
      safe: false,
      changes: () => setField(design, key.id, { targetColumns: [...primary.columns] }),
    },
  ]
}

function makeUnique(design: Design, key: ForeignKey): Fix {
  const waiting = keysOver(design, key).filter(waits)
  const [first] = waiting
  const names = namesAt(design, key.targetColumns)
  return first
    ? {
        label: `Check ${first.name} at once (NOT DEFERRABLE)`,
        safe: false,
        changes: (): Change[] => setField(design, first.id, { deferrable: 'no' }),
      }
    : {
        label: `Make ${object(design, key.target)?.name} (${names}) unique`,
        safe: false,
        changes: () => addUnique(design, key.target, key.targetColumns),
      }
}

export const fkTargetNotUnique: Rule = {
  id: 'fk-target-not-unique',
  group: 'relationships',
  title: 'A foreign key refers to a key',
  why: 'Postgres refuses a foreign key unless a primary key or a unique constraint covers exactly the columns that it refers to, whole and checked at once: else it could mean several rows.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique);
create table posts (id uuid primary key default gen_random_uuid(), author text not null references users (email) on delete restrict);
create index on posts (author);`,
  good: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique);
create table posts (id uuid primary key default gen_random_uuid(), author text not null references users (email) on delete restrict);
create index on posts (author);`,
  spoil: (design) =>
    [...design.objects.buckets.values()].flatMap((bucket) =>
      [...bucket.members.values()].flatMap((it): Change[] =>
        it.kind === 'unique' ? [{ op: 'remove', object: it }] : [],
      ),
    ),
  severity: severities('E E E E E E'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      if (key.columns.length !== key.targetColumns.length) continue
      if (keysOver(design, key).some((it) => !waits(it))) continue
      // A partition has the keys of its parent, which are not listed as its own.
      if (object(design, key.target)?.partitionOf) continue
      yield {
        about: key.id,
        message: `${owner.name} refers to ${object(design, key.target)?.name} (${namesAt(design, key.targetColumns)}), which is no key`,
        fixes: [makeUnique(design, key), ...retarget(design, key)],
      }
    }
  },
}
