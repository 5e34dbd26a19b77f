import { quoteName } from '#base'
import { addIndex, type Change, type Design, indexesOf, indexKey, intend, type ObjectOf, rootsOf } from '#model'
import { hasTag } from '../reading/intent.ts'
import { isTree, statementTrees, type Tree } from '../reading/parse.ts'
import { allTagged, columnIn, listIn, tagged } from '../reading/trees.ts'
import { type Rule, severities } from '../rule.ts'

type View = ObjectOf<'materialized-view'>

/** The materialized views that a routine written in SQL refreshes without locking out readers. */
function refreshedByRoutines(design: Design): ReadonlySet<string> {
  const found = new Set<string>()
  for (const it of rootsOf(design, 'routine')) {
    const body = it.language === 'sql' ? it.body : null
    if (!body || !/refresh/i.test(body)) continue
    for (const refresh of (statementTrees(body) ?? []).flatMap((tree) => allTagged(tree, 'RefreshMatViewStmt')))
      if (refresh.concurrent === true && isTree(refresh.relation)) found.add(String(refresh.relation.relname))
  }
  return found
}

/** Whether a unique index holds all rows, by columns alone: what REFRESH … CONCURRENTLY compares them by. */
const canCompare = (design: Design, it: View): boolean =>
  indexesOf(design, it.id).some(
    (index) => index.unique && !index.where && index.keys.every((key) => columnIn(expression(key)) !== null),
  )

const expression = (key: ObjectOf<'index'>['keys'][number]): unknown => {
  const [select] = key.expression ? (statementTrees(`SELECT ${key.expression}`) ?? []) : []
  return tagged(listIn(tagged(select, 'SelectStmt')?.targetList)[0], 'ResTarget')?.val
}

/** The columns that the query groups by, as it calls them; null where it doesn't group, or hides one. */
function groupsOf(it: View): readonly string[] | null {
  const select = tagged(statementTrees(it.query)?.[0], 'SelectStmt')
  const groups = listIn(select?.groupClause)
  if (!select || groups.length === 0) return null
  const outputs = listIn(select.targetList).map((each) => tagged(each, 'ResTarget'))
  const nameOf = (output: Tree | null): string | null =>
    typeof output?.name === 'string' ? output.name : columnIn(output?.val)
  const names = groups.map((group) => {
    const place = tagged(group, 'A_Const')?.ival
    if (isTree(place)) return nameOf(outputs[Number(place.ival ?? 0) - 1] ?? null)
    const same = outputs.find((each) => shape(each?.val) === shape(group))
    return nameOf(same ?? null)
  })
  return names.every((name) => name !== null) ? (names as string[]) : null
}

const shape = (tree: unknown): string => JSON.stringify(tree, (key, value) => (key === 'location' ? undefined : value))

function index(design: Design, it: View, names: readonly string[]): Change[] {
  const keys = names.map((name) => ({ ...indexKey('column:none'), column: null, expression: quoteName(name) }))
  return addIndex(design, it.id, [], { unique: true, keys })
}

export const matviewUniqueIndexMissing: Rule = {
  id: 'matview-unique-index-missing',
  group: 'indexes',
  title: 'A materialized view that is read while it is refreshed has a unique key',
  why: 'REFRESH MATERIALIZED VIEW CONCURRENTLY compares old rows with new ones by a unique index over columns, of all rows. Without one it fails, each time, and the view stays as old as it is.',
  bad: `create table orders (id uuid primary key default gen_random_uuid(), buyer uuid not null, total numeric not null, at timestamptz not null default now());
create materialized view spending as select buyer, sum(total) as total from orders group by buyer;
create index on spending (buyer);
create materialized view monthly as select date_trunc('month', at) as month, count(*) as n from orders group by 1;
create unique index on monthly (month) where month > '2020-01-01';
create function refresh() returns void language sql as 'refresh materialized view concurrently monthly';`,
  good: `create table orders (id uuid primary key default gen_random_uuid(), buyer uuid not null, total numeric not null);
create materialized view spending as select buyer, sum(total) as total from orders group by buyer;
create unique index on spending (buyer);
-- Nobody refreshes this one while it is read.
create materialized view totals as select sum(total) as total from orders;`,
  given: (design) =>
    rootsOf(design, 'materialized-view').flatMap((it) =>
      it.name !== 'spending' ? [] : intend(design, { sort: 'tags', about: it.id, tags: ['refreshed-concurrently'] }),
    ),
  severity: severities('E E E E E E'),
  *checkOthers({ design }) {
    const views = rootsOf(design, 'materialized-view')
    if (views.length === 0) return
    const refreshed = refreshedByRoutines(design)
    for (const it of views) {
      const isOne = views.filter((each) => each.name === it.name).length === 1
      if (!hasTag(design, it.id, 'refreshed-concurrently') && !(isOne && refreshed.has(it.name))) continue
      if (canCompare(design, it)) continue
      const names = groupsOf(it)
      yield {
        about: it.id,
        message: `${it.name} is refreshed concurrently and has no unique index over columns, of all rows: the refresh fails`,
        fixes: names
          ? [{ label: `Make (${names.join(', ')}) unique`, safe: false, changes: () => index(design, it, names) }]
          : [],
      }
    }
  },
}
