import { type Change, columnsOf, foreignKeysOf, type Id, incomingOf, intend, object, pathOf, tablesOf } from '#model'
import type { ChangeFix, ChangeRule, Migration } from '../change-rule.ts'
import { kept } from '../migration/versions.ts'
import { attributesOf, columnsIn, dependenciesOf } from '../normal-forms/of-design.ts'
import { soundnessOf } from '../normal-forms/soundness.ts'
import { inTurn } from '../reading/edits.ts'
import type { Column } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { severities } from '../rule.ts'

type Split = {
  readonly table: Id<'table'>
  readonly moved: readonly Column[]
  readonly parts: readonly (readonly Id[])[]
}

/** The columns of a table by whose values a part of it, elsewhere now, is found: those at the other ends of foreign keys. */
function linksTo({ to }: Migration, table: Id, part: Id): Id[] {
  const there = foreignKeysOf(to, table).flatMap((key) => (key.target === part ? key.columns : []))
  const back = incomingOf(to, table).flatMap((key) => (key.parent === part ? key.targetColumns : []))
  return [...there, ...back]
}

/** Tables whose columns went, in part, to tables of their own. */
function splitsIn(migration: Migration): Split[] {
  const { from, to } = migration
  const moves = kept(migration, 'column').filter(({ was, now }) => was.parent !== now.parent && !was.inherited)
  return tablesOf(from).flatMap(({ id }) => {
    const here = moves.filter(({ was }) => was.parent === id)
    if (here.length === 0 || !object(to, id)) return []
    const homes = [...new Set(here.flatMap(({ now }) => now.parent ?? []))]
    const stays = columnsOf(from, id).flatMap((it) => (object(to, it.id)?.parent === id ? [it.id] : []))
    const parts = homes.map((home) => [
      ...here.flatMap(({ now }) => (now.parent === home ? [now.id] : [])),
      ...linksTo(migration, id, home).filter((each) => stays.includes(each as Id<'column'>)),
    ])
    return [{ table: id, moved: here.map(({ was }) => was), parts: [stays, ...parts] }]
  })
}

/** Leaves the columns where they were. */
const backFix = ({ to }: Migration, { moved }: Split): ChangeFix => ({
  label: `Leave ${listed(moved.map((it) => it.name))} where ${moved.length === 1 ? 'it was' : 'they were'}`,
  safe: false,
  changes: () =>
    inTurn(
      to,
      ...moved.map((was) => (now: typeof to): readonly Change[] => {
        const before = object(now, was.id)
        return before ? [{ op: 'set', before, after: was }] : []
      }),
    ),
})

export const splitUnsound: ChangeRule = {
  id: 'split-unsound',
  group: 'normalisation',
  title: 'A table that is split can be put together again',
  why: 'Parts that share no key join to rows that never were, so that what was known is lost however whole each part is; and a dependency whose columns no longer stand together can be broken by anybody.',
  bad: {
    from: 'create table orders (id bigint primary key, customer text, city text);',
    to: 'create table orders (id bigint primary key, customer text); create table cities (city text);',
    renamed: [{ from: 'orders.city', to: 'cities.city' }],
  },
  good: {
    from: 'create table orders (id bigint primary key, customer text not null, city text, note text);',
    to: `create table customers (customer text primary key, city text); create table orders (id bigint primary key, customer text not null references customers);
      create table notes (order_id bigint primary key references orders, note text);`,
    renamed: [
      { from: 'orders.city', to: 'customers.city' },
      { from: 'orders.note', to: 'notes.note' },
    ],
  },
  given: (design) =>
    tablesOf(design).flatMap((table) => {
      const named = (name: string) => columnsOf(design, table.id).flatMap((it) => (it.name === name ? [it.id] : []))
      return intend(design, {
        sort: 'dependency',
        about: table.id,
        from: named('customer'),
        to: named('city'),
        multivalued: false,
      })
    }),
  severity: severities('E E E E E E'),
  *check(migration) {
    const { from } = migration
    for (const split of splitsIn(migration)) {
      const theory = dependenciesOf(from, split.table)
      const parts = split.parts.map((ids) => attributesOf(theory, ids))
      const { lacks, lost } = soundnessOf(theory.relation, parts)
      const names = listed(split.moved.map((it) => it.name))
      const path = pathOf(from, split.table)
      const fixes = [backFix(migration, split)]
      if (lacks !== null) {
        const key = listed(columnsIn(theory, lacks).map((it) => it.name))
        yield {
          about: split.table,
          message: `${path} can’t be put together again from its parts: nothing says which ${names} a row had. Keep ${key} beside ${names}, with a foreign key`,
          fixes,
        }
      }
      for (const each of lost)
        yield {
          about: split.table,
          severity: 'warning',
          message: `${path}: that ${listed(columnsIn(theory, each.from).map((it) => it.name))} determines ${listed(columnsIn(theory, each.to).map((it) => it.name))} is held by no part any more`,
          fixes,
        }
    }
  },
}
