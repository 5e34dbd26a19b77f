import { columnsOf, type Design, type Id, setField, tablesOf } from '#model'
import type { ChangeRule, Migration } from '../change-rule.ts'
import { listed } from '../reading/words.ts'
import { severities } from '../rule.ts'
import { kept, staysWithRows } from './versions.ts'

/** The columns of an enum that a query sorts by, or asks a range of: there the order of its labels says something. */
function sortedBy(design: Design, type: Id): string[] {
  const columns = tablesOf(design).flatMap((it) => columnsOf(design, it.id).filter((each) => each.type.of === type))
  const asked = new Set<Id>()
  for (const entry of design.intent.values())
    if (entry.sort === 'query') for (const id of [...entry.range, ...entry.order.map((it) => it.column)]) asked.add(id)
  return columns.filter((it) => asked.has(it.id)).map((it) => it.name)
}

/** Whether a table with rows has a column of it. */
const isUsed = (migration: Migration, type: Id): boolean =>
  kept(migration, 'column').some(({ was }) => was.type.of === type && staysWithRows(migration, was.parent))

export const migEnumChange: ChangeRule = {
  id: 'mig-enum-change',
  group: 'migration',
  title: 'Labels of an enum stay, in their order',
  why: 'Postgres can neither drop nor move a label, so that every column of the type is written anew, twice, while nobody can use its table. A label that comes last sorts last, whatever it means.',
  bad: {
    from: `create type size as enum ('s', 'm', 'l'); create type mood as enum ('sad', 'ok', 'glad'); create type level as enum ('low', 'high');
      create table things (id bigint primary key, size size, mood mood, level level);`,
    to: `create type size as enum ('l', 'm', 's'); create type mood as enum ('sad', 'glad'); create type level as enum ('low', 'high', 'middle');
      create table things (id bigint primary key, size size, mood mood, level level);`,
  },
  good: {
    from: `create type size as enum ('s', 'l'); create type mood as enum ('sad'); create table things (id bigint primary key, size size, mood mood);`,
    to: `create type size as enum ('s', 'm', 'l'); create type mood as enum ('sad', 'ok'); create table things (id bigint primary key, size size, mood mood);`,
  },
  given: (design) =>
    tablesOf(design).flatMap((table) =>
      columnsOf(design, table.id).flatMap((it) =>
        it.name === 'level'
          ? [
              {
                op: 'intend',
                key: `query/${table.id}/worst`,
                before: null,
                after: {
                  sort: 'query',
                  about: table.id,
                  name: 'worst',
                  sql: null,
                  equality: [],
                  range: [],
                  order: [{ column: it.id, descending: true }],
                  joins: [],
                  search: [],
                  keyset: false,
                  where: null,
                },
              } as const,
            ]
          : [],
      ),
    ),
  severity: severities('W W W W W W'),
  *check(migration) {
    const { to } = migration
    for (const { was, now } of kept(migration, 'enum')) {
      const before = was.values.map((it) => it.id)
      const after = now.values.map((it) => it.id)
      const lost = was.values.filter((it) => !after.includes(it.id))
      const stayed = after.filter((id) => before.includes(id))
      const moved = stayed.join() !== before.filter((id) => after.includes(id)).join()
      const added = now.values.filter((it) => !before.includes(it.id))
      if ((lost.length > 0 || moved) && isUsed(migration, now.id)) {
        const byId = new Map(now.values.map((it) => [it.id, it]))
        const values = [...was.values.map((it) => byId.get(it.id) ?? it), ...added]
        yield {
          about: now.id,
          message: `${now.name} ${lost.length > 0 ? `loses ${listed(lost.map((it) => it.label))}` : 'gets another order'}: every column of it is written anew while nobody can use its table`,
          fixes: [
            { label: 'Keep its labels, in their order', safe: false, changes: () => setField(to, now.id, { values }) },
          ],
        }
      }
      const last = now.values.at(-1)
      const sorted = sortedBy(to, now.id)
      if (last && added.includes(last) && before.length > 0 && sorted.length > 0)
        yield {
          about: now.id,
          atMost: 'info',
          message: `${now.name}: ${last.label} comes last, and rows are sorted by ${listed(sorted)}: is it more than ${now.values.at(-2)?.label}?`,
        }
    }
  },
}
