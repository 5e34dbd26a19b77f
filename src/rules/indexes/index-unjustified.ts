import { foreignKeysOf, type Id, indexesOf, removeObjects } from '#model'
import { declareQueries } from '../queries/declare.ts'
import { queriesOf } from '../queries/demand.ts'
import { demandsServed } from '../queries/serving.ts'
import { columnsIn } from '../reading/expressions.ts'
import { isSaid } from '../reading/intent.ts'
import { type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { type Rule, type RuleContext, severities } from '../rule.ts'

type Index = ObjectOf<'index'>

/** Whether an index of a method other than btree, or over expressions, may be what a declared query searches by. */
function maySearch({ design }: RuleContext, table: Id, it: Index): boolean {
  const queries = queriesOf(design, table)
  const computed = it.keys.some((key) => key.expression !== null)
  // What an expression is asked for stands in the query's text alone.
  if (computed && queries.some((query) => query.sql !== null)) return true
  const columns = it.keys.flatMap((key) => key.column ?? [])
  return (
    (it.method !== 'btree' || it.keys.some((key) => key.opclass !== null)) &&
    queries.some((query) => [...query.search, ...query.range].some((id) => columns.includes(id as Id<'column'>)))
  )
}

/** Whether a foreign key leads with one of its columns, so that it finds the rows that refer to one. */
const isForKey = ({ design }: RuleContext, table: Id, it: Index): boolean =>
  foreignKeysOf(design, table).some((key) => it.keys[0]?.column && key.columns.includes(it.keys[0].column))

export const indexUnjustified: Rule = {
  id: 'index-unjustified',
  group: 'indexes',
  title: 'Each index is there for something',
  why: 'Every index is written with every row and keeps updates from staying on their page. One that no constraint, foreign key or declared query needs costs that for nothing, and nobody dares to drop it later.',
  bad: `create table tasks (id uuid primary key default gen_random_uuid(), status text not null, due_date date, title text not null);
create index on tasks (status, due_date);
create index on tasks (title);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table tasks (id uuid primary key default gen_random_uuid(), status text not null, due_date date, title text not null,
  owner_id uuid references users on delete set null);
create index on tasks (status, due_date);
create index on tasks (owner_id);
create index tasks_title on tasks (title);
comment on index tasks_title is 'the monthly report sorts by title';
-- Of a table whose queries nobody declared, nothing is known.
create table notes (id uuid primary key default gen_random_uuid(), title text not null);
create index on notes (title);`,
  given: (design) => declareQueries(design, { board: 'select * from tasks where status = $1 order by due_date' }),
  severity: severities('I W W I I W'),
  concerns: ({ design }) => isSaid(design, 'query'),
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner || queriesOf(design, table).length === 0) return
    for (const it of indexesOf(design, table)) {
      // A comment says what it is for; marks say that the server needs it.
      if (it.unique || it.comment || it.replicaIdentity || it.clustered || isForKey(context, table, it)) continue
      if (demandsServed(design, table, it).length > 0 || maySearch(context, table, it)) continue
      // A predicate that no query fulfils is told of by its own rule.
      if (it.where && (columnsIn(it.where)?.size ?? 1) > 0) continue
      yield {
        about: it.id,
        message: `${it.name} serves no constraint, foreign key or declared query of ${owner.name}: declare the query that it is for, say it in its comment, or drop it`,
        fixes: [{ label: `Drop ${it.name}`, safe: false, changes: () => removeObjects(design, [it.id]) }],
      }
    }
  },
}
