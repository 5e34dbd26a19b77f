import { type Change, type Design, type Id, indexesOf, setField } from '#model'
import { declareQueries } from '../queries/declare.ts'
import { type Demand, demandsOf } from '../queries/demand.ts'
import { demandsServed, holds, serves } from '../queries/serving.ts'
import { isSaid } from '../reading/intent.ts'
import { type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { reindex } from './coverage.ts'

type Index = ObjectOf<'index'>

/** The keys with those that a query compares for equality first, then those it sorts by, then ranges, then the rest. */
function reordered(it: Index, demand: Demand): Index['keys'] {
  const order = demand.order.map((each) => each.column)
  const place = (key: Index['keys'][number]): number => {
    if (!key.column) return 4
    if (demand.equal.includes(key.column) || demand.fixed.includes(key.column)) return 0
    if (order.includes(key.column)) return 1 + order.indexOf(key.column) / 100
    return demand.range.includes(key.column) ? 2 : 3
  }
  return [...it.keys].sort((a, b) => place(a) - place(b))
}

/** The order of keys by which an index would serve each query that is about its columns and now serves none of them. */
function better(design: Design, table: Id, it: Index): { keys: Index['keys']; demands: readonly Demand[] } | null {
  const [first] = it.keys
  if (it.method !== 'btree' || it.keys.length < 2 || !first?.column || demandsServed(design, table, it).length > 0)
    return null
  const lead = first.column
  const near = demandsOf(design, table).filter(
    (demand) =>
      holds(it, demand) &&
      (demand.range.includes(lead) || demand.order.some((each) => each.column === lead)) &&
      demand.equal.some((id) => it.keys.some((key) => key.column === id)),
  )
  const keys = near[0] && reordered(it, near[0])
  return keys && near.every((demand) => serves(design, { ...it, keys }, demand)) ? { keys, demands: near } : null
}

const reorder = (design: Design, table: Id<'table'>, at: { it: Index; keys: Index['keys'] }): Change[] =>
  reindex(design, table, setField(design, at.it.id, { keys: at.keys }))

export const indexEqualityOrder: Rule = {
  id: 'index-equality-order',
  group: 'indexes',
  title: 'An index leads with what is compared for equality',
  why: 'Keys after one that is read as a range, or only sorted by, no longer narrow the search: the index over (due, status) reads all of a month to find the open rows, where (status, due) reads just those.',
  bad: `create table tasks (id uuid primary key default gen_random_uuid(), status text not null, due_date date);
create index on tasks (due_date, status);`,
  good: `create table tasks (id uuid primary key default gen_random_uuid(), status text not null, due_date date, starts date, place text);
create index on tasks (status, due_date);
-- One of the two queries needs it as it is.
create index on tasks (starts, place);
create index on tasks (place, starts);`,
  given: (design) =>
    declareQueries(design, {
      'due soon': 'select * from tasks where status = $1 and due_date < $2',
      'starts there': 'select * from tasks where place = $1 and starts < $2',
      'all that starts': 'select * from tasks where starts < $1',
    }),
  severity: severities('I - W - I I'),
  concerns: ({ design }) => isSaid(design, 'query'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of indexesOf(design, table)) {
      const found = better(design, table, it)
      if (!found) continue
      const names = found.demands.map((demand) => `“${demand.query.name}”`)
      yield {
        about: it.id,
        message: `${it.name} begins with what ${listed(names)} of ${owner.name} ${names.length > 1 ? 'sort by or take a range of' : 'sorts by or takes a range of'}, before what is compared for equality`,
        fixes: [
          {
            label: 'Put equality first, then order, then ranges',
            safe: false,
            changes: () => reorder(design, table, { it, keys: found.keys }),
          },
        ],
      }
    }
  },
}
