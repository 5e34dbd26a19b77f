import { columnsOf, type Design, type Id, indexesOf, removeObjects, setField } from '#model'
import { declareQueries } from '../queries/declare.ts'
import { demandsOf } from '../queries/demand.ts'
import { demandsServed, fits } from '../queries/serving.ts'
import { type Condition, conditionsOf } from '../reading/predicate.ts'
import { type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { changingIn } from '../reading/volatility.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Rule, severities } from '../rule.ts'

type Index = ObjectOf<'index'>

/** Conditions that each row fulfils: a column is there that is always there. */
const idle = (design: Design, table: Id, conditions: readonly Condition[]): Condition[] =>
  conditions.filter(
    (it) =>
      it.asks === 'not null' &&
      columnsOf(design, table).some((column) => column.name === it.column && !column.nullable),
  )

function* look(design: Design, table: Id, it: Index & { where: string }): Iterable<Finding> {
  const changing = changingIn(design, it.where)
  if (changing) {
    yield {
      about: it.id,
      message: `The predicate of ${it.name} rests on ${changing}: Postgres refuses it, since which rows it holds would change by itself`,
      severity: 'error',
      fixes: [{ label: 'Index all rows', safe: false, changes: () => setField(design, it.id, { where: null }) }],
    }
    return
  }
  const conditions = conditionsOf(it.where) ?? []
  const empty = idle(design, table, conditions)
  if (conditions.length > 0 && empty.length === conditions.length) {
    const names = listed(empty.map((each) => each.column ?? ''))
    yield {
      about: it.id,
      message: `The predicate of ${it.name} leaves no row out: ${names} ${empty.length > 1 ? 'are' : 'is'} NOT NULL`,
      fixes: [
        {
          label: 'Index all rows, as it does now',
          safe: true,
          changes: () => setField(design, it.id, { where: null }),
        },
      ],
    }
    return
  }
  if (it.unique || it.comment || demandsServed(design, table, it).length > 0) return
  const would = demandsOf(design, table).filter((demand) => fits(design, { ...it, where: null }, demand))
  if (would.length === 0) return
  yield {
    about: it.id,
    message: `${it.name} holds rows where ${it.where}, which ${listed(would.map((demand) => `“${demand.query.name}”`))} ${would.length > 1 ? 'don’t' : 'doesn’t'} ask: no declared query can use it`,
    fixes: [
      { label: 'Index all rows', safe: false, changes: () => setField(design, it.id, { where: null }) },
      { label: `Drop ${it.name}`, safe: false, changes: () => removeObjects(design, [it.id]) },
    ],
  }
}

export const partialIndexInvalid: Rule = {
  id: 'partial-index-invalid',
  group: 'indexes',
  title: 'The predicate of an index is asked for by a query',
  why: 'Postgres uses a partial index only for a query whose conditions imply its predicate, and it proves little: an index whose predicate no query repeats is written with every row and never read.',
  bad: `create table tasks (id uuid primary key default gen_random_uuid(), title text not null, due_date date, archived boolean not null default false, place text);
create index on tasks (due_date) where not archived;
create index on tasks (title) where title is not null;`,
  good: `create table tasks (id uuid primary key default gen_random_uuid(), title text not null, due_date date, archived boolean not null default false, place text);
create index on tasks (due_date);
create index on tasks (title) where not archived;
-- Whoever asks for a place asks for one that is there.
create index on tasks (place) where place is not null;`,
  given: (design) =>
    declareQueries(design, {
      'due soon': 'select * from tasks where due_date < $1',
      'by title': 'select * from tasks where archived = false and title = $1',
      'by place': 'select * from tasks where place = $1',
    }),
  severity: severities('W W W W W W'),
  *check(table, { design }) {
    if (!wholeTable(design, table)) return
    for (const it of indexesOf(design, table)) if (it.where) yield* look(design, table, { ...it, where: it.where })
  },
}
