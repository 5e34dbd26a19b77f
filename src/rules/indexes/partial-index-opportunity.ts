import { quoteName } from '#base'
import { apply, type Change, type Design, foreignKeysOf, type Id, indexesOf, removeObjects, setField } from '#model'
import { markerOf } from '../lifecycle/soft-delete.ts'
import { declareQueries } from '../queries/declare.ts'
import type { Demand } from '../queries/demand.ts'
import { demandsServed, unserved } from '../queries/serving.ts'
import { conditionsOf } from '../reading/predicate.ts'
import { type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { isIndexed } from './coverage.ts'

type Index = ObjectOf<'index'>

/** The condition that all of these queries ask every time, where it is the same for all. */
function shared(demands: readonly Demand[]): string | null {
  const [first] = demands
  const where = first?.query.where ?? null
  const shapes = (it: string | null) =>
    JSON.stringify((it ? (conditionsOf(it) ?? []) : []).map((each) => each.shape).sort())
  return demands.every((it) => shapes(it.query.where) === shapes(where)) ? where : null
}

/** Whether a foreign key or another query would miss the rows that leave the index. */
function isMissed({ design }: RuleContext, table: Id, changes: readonly Change[]): boolean {
  const after = apply(design, changes)
  const keys = foreignKeysOf(design, table).filter((key) => isIndexed(design, key) && !isIndexed(after, key))
  return keys.length > 0 || unserved(after, table).length > unserved(design, table).length
}

/** An index over the mark of deleted rows alone: nearly all of it is one value. */
function overMarker(design: Design, table: Id, it: Index): Fix[] | null {
  const marker = markerOf(design, table)
  if (!marker || it.keys.length > 1 || it.keys[0]?.column !== marker.id) return null
  const where = `${quoteName(marker.name)} IS NOT NULL`
  return [
    {
      label: `Only deleted rows (where ${marker.name} is not null)`,
      safe: false,
      changes: () => setField(design, it.id, { where }),
    },
    { label: `Drop ${it.name}`, safe: false, changes: () => removeObjects(design, [it.id]) },
  ]
}

export const partialIndexOpportunity: Rule = {
  id: 'partial-index-opportunity',
  group: 'indexes',
  title: 'An index holds only the rows that are asked for',
  why: 'Where every query that uses an index asks the same of a row (it is not deleted, it is open), the other rows only make it larger and slower to write; with a predicate they are left out.',
  bad: `create table tasks (id uuid primary key default gen_random_uuid(), title text not null, due_date date, deleted_at timestamptz);
create index on tasks (due_date);
create index on tasks (deleted_at);`,
  good: `create table tasks (id uuid primary key default gen_random_uuid(), title text not null, due_date date, deleted_at timestamptz);
create index on tasks (due_date) where deleted_at is null;
create index on tasks (deleted_at) where deleted_at is not null;
-- One query asks for all rows.
create index on tasks (title);`,
  given: (design) =>
    declareQueries(design, {
      'due soon': 'select * from tasks where deleted_at is null and due_date < $1',
      'by title': 'select * from tasks where deleted_at is null and title = $1',
      'by title, for the archive': 'select * from tasks where title = $1',
    }),
  severity: severities('I W W W I W'),
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of indexesOf(design, table)) {
      if (it.unique || it.where) continue
      const demands = demandsServed(design, table, it)
      const where = shared(demands)
      if (where) {
        const changes = () => setField(design, it.id, { where })
        if (isMissed(context, table, changes())) continue
        yield {
          about: it.id,
          message: `Each query of ${owner.name} that ${it.name} serves asks for rows where ${where}, and it holds all`,
          fixes: [{ label: `Only rows where ${where}`, safe: false, changes }],
        }
        continue
      }
      const fixes = demands.length === 0 && it.method === 'btree' ? overMarker(design, table, it) : null
      if (fixes)
        yield {
          about: it.id,
          message: `Nearly all rows of ${owner.name} have the same value in ${it.name}: they are not deleted`,
          fixes,
        }
    }
  },
}
