import { quoteName } from '#base'
import { addView, columnsOf, type DbObject, type Design, type Id, pathOf, rootsOf, sqlAt } from '#model'
import type { ChangeFinding, ChangeFix, ChangeRule, Migration } from '../change-rule.ts'
import { wholeTable } from '../reading/shapes.ts'
import { severities } from '../rule.ts'
import { besideFix } from './expand.ts'
import { kept } from './versions.ts'

/** A view under the old name, which Postgres lets be written as its table is (manual: CREATE VIEW, updatable views). */
function viewFix(to: Design, it: { was: DbObject; now: DbObject }): ChangeFix {
  const at = sqlAt(to)
  const columns = columnsOf(to, it.now.id)
  const query = ` SELECT ${columns.map(({ name }) => quoteName(name)).join(',\n    ')}\n   FROM ${at.path(it.now.id)}`
  const uses: Id[] = columns.map(({ id }) => id)
  return {
    label: `Leave a view called ${it.was.name}, and drop it in a later version`,
    safe: false,
    changes: () =>
      addView(to, {
        name: it.was.name,
        query,
        uses: uses.sort(),
        ...(it.now.parent ? { schema: it.now.parent as Id<'schema'> } : {}),
      }).changes,
  }
}

const isStillThere = (to: Design, it: DbObject): boolean =>
  [...rootsOf(to, 'view'), ...rootsOf(to, 'table')].some(
    (other) => other.name === it.name && other.parent === it.parent,
  )

function finding(
  { from, to }: Migration,
  { was, now }: { was: DbObject; now: DbObject },
  fixes: ChangeFix[],
): ChangeFinding {
  return {
    about: now.id,
    message: `${pathOf(from, was.id)} becomes ${pathOf(to, now.id)}: code that is running asks for the old name`,
    fixes,
  }
}

export const migRename: ChangeRule = {
  id: 'mig-rename',
  group: 'migration',
  title: 'Code that is running finds what it asks for',
  why: 'Between the migration and the last server that runs the new code, old code asks for the old name and fails. A view under the old name, or the new column beside the old one, lets both work.',
  bad: {
    from: `create type mood as enum ('ok'); create table people (id bigint primary key, name text not null, feels mood, age int);`,
    to: `create type feeling as enum ('ok'); create table persons (id bigint primary key, full_name text not null, feels feeling, age int);`,
    renamed: [
      { from: 'people', to: 'persons' },
      { from: 'persons.name', to: 'persons.full_name' },
      { from: 'mood', to: 'feeling' },
    ],
  },
  good: {
    from: 'create table people (id bigint primary key, name text); create index by_name on people (name);',
    to: `create table persons (id bigint primary key, name text); create index name_idx on persons (name); create view people as select id, name from persons;`,
    renamed: [
      { from: 'people', to: 'persons' },
      { from: 'persons.by_name', to: 'persons.name_idx' },
    ],
  },
  severity: severities('W W W W W E'),
  *check(migration) {
    const { to } = migration
    for (const pair of kept(migration, 'table')) {
      const moved = pair.was.name !== pair.now.name || pair.was.parent !== pair.now.parent
      if (!moved || !wholeTable(to, pair.now.id) || isStillThere(to, pair.was)) continue
      yield finding(migration, pair, pair.was.parent === pair.now.parent ? [viewFix(to, pair)] : [])
    }
    for (const pair of kept(migration, 'column'))
      if (pair.was.name !== pair.now.name && !pair.now.inherited)
        yield finding(migration, pair, besideFix(migration, pair))
    for (const kind of ['enum', 'view', 'materialized-view'] as const)
      for (const pair of kept(migration, kind))
        if (pair.was.name !== pair.now.name && !isStillThere(to, pair.was)) yield finding(migration, pair, [])
    for (const { was, now } of kept(migration, 'enum'))
      for (const value of was.values) {
        const label = now.values.find((it) => it.id === value.id)?.label ?? value.label
        if (label !== value.label)
          yield {
            about: now.id,
            message: `${was.name}: ${value.label} becomes ${label}, and code that is running asks for the old one`,
          }
      }
  },
}
