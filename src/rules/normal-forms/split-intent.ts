import { equal } from '#base'
import { type Change, type Design, type Id, type IntentEntry, intentKey, primaryKeyOf } from '#model'
import type { Home } from './split-members.ts'

type Entry<S extends IntentEntry['sort']> = Extract<IntentEntry, { sort: S }>
type Where = {
  readonly table: Id<'table'>
  readonly moved: ReadonlySet<Id>
  /** Where columns went; the table that stays is one of them, under its own ids. */
  readonly homes: readonly Home[]
}

const mapped = (ids: readonly Id[], home: Home): Id[] => ids.map((id) => home.ids.get(id) ?? id)

/** A dependency holds wherever its left side is, for as much of its right side as is there. */
function dependencies(it: Entry<'dependency'>, { homes }: Where): IntentEntry[] {
  return homes.flatMap((home) => {
    const to = it.to.filter((id) => home.ids.has(id))
    if (!it.from.every((id) => home.ids.has(id)) || to.length === 0) return []
    // What a multivalued one is independent of may all have gone elsewhere.
    if (it.multivalued && home.ids.size <= it.from.length + to.length) return []
    return [{ ...it, about: home.table, from: mapped(it.from, home), to: mapped(to, home) }]
  })
}

/** A query goes along where all that it asks for did; else it stays, without what is not there any more. */
function queries(it: Entry<'query'>, { homes, moved }: Where): IntentEntry[] {
  const asked = [...it.equality, ...it.range, ...it.order.map((each) => each.column), ...it.joins, ...it.search]
  if (!asked.some((id) => moved.has(id))) return [it]
  const home = homes.find(({ ids }) => asked.every((id) => ids.has(id)))
  const list = (ids: readonly Id[]) => (home ? mapped(ids, home) : ids.filter((id) => !moved.has(id)))
  const order = it.order.flatMap((each) => {
    const [column] = list([each.column])
    return column ? [{ ...each, column }] : []
  })
  return [
    {
      ...it,
      about: home?.table ?? it.about,
      equality: list(it.equality),
      range: list(it.range),
      order,
      joins: list(it.joins),
      search: list(it.search),
    },
  ]
}

const hasKey = ({ columns }: Entry<'seed'>, home: Home): boolean =>
  home.key.every((id) => columns.some((own) => home.ids.get(own) === id))

/** Rows are cut as the table is: each different one once. */
function seeds(design: Design, it: Entry<'seed'>, { homes, table }: Where): IntentEntry[] {
  return homes.flatMap((home) => {
    const at = it.columns.flatMap((id, i) => (home.ids.has(id) ? [i] : []))
    // A table that was there has rows of its own, and wants more of them than these columns.
    if (home.table !== table && !(home.isNew && hasKey(it, home))) return []
    const rows = new Map(it.rows.map((row) => at.map((i) => row[i] ?? 'NULL')).map((row) => [JSON.stringify(row), row]))
    const columns = mapped(
      at.flatMap((i) => it.columns[i] ?? []),
      home,
    )
    const key = primaryKeyOf(design, home.table)?.id
    // Several rows were one of the new table's: the first is enough.
    const conflict = home.table === table ? it.conflict : key ? { key, does: 'nothing' as const } : null
    return columns.length === 0 ? [] : [{ ...it, about: home.table, columns, rows: [...rows.values()], conflict }]
  })
}

function becomes(design: Design, it: IntentEntry, where: Where): IntentEntry[] {
  if (!('about' in it) || it.about !== where.table) return [it]
  if (it.sort === 'dependency') return dependencies(it, where)
  if (it.sort === 'query') return queries(it, where)
  return it.sort === 'seed' ? seeds(design, it, where) : [it]
}

/** What is noted of a table whose columns go elsewhere, said of where they are then. What is noted there already stays. */
export function moveIntent(design: Design, where: Where): Change[] {
  const after = new Map<string, IntentEntry>()
  const touched = new Set<string>()
  for (const [key, entry] of design.intent) {
    const now = becomes(design, entry, where)
    if (now.length === 1 && equal(now[0], entry)) continue
    touched.add(key)
    for (const each of now) if (!after.has(intentKey(each))) after.set(intentKey(each), each)
  }
  const changes: Change[] = []
  for (const key of touched)
    if (!after.has(key)) changes.push({ op: 'intend', key, before: design.intent.get(key) ?? null, after: null })
  for (const [key, entry] of after) {
    const before = design.intent.get(key) ?? null
    if (before && !touched.has(key)) continue
    changes.push({ op: 'intend', key, before, after: entry })
  }
  return changes
}
