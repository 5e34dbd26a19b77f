import { askedOf } from '../queries/asked.ts'
import { declareQueries } from '../queries/declare.ts'
import { isSmall } from '../queries/demand.ts'
import { addProposed, proposals, wordsOf } from '../queries/propose.ts'
import { unserved } from '../queries/serving.ts'
import { isSaid } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

export const queryPatternUnindexed: Rule = {
  id: 'query-pattern-unindexed',
  group: 'indexes',
  title: 'Each declared query finds its rows by an index',
  why: 'Without an index that leads with the columns compared for equality and goes on in the order asked for, Postgres reads the whole table, or sorts all that matches, for each page of ten rows.',
  bad: `create table tasks (id uuid primary key default gen_random_uuid(), status text not null, due_date date, title text not null, owner text);
create index on tasks (status);`,
  good: `create table tasks (id uuid primary key default gen_random_uuid(), status text not null, due_date date, title text not null, owner text);
create index on tasks (status, due_date desc);
create index on tasks (title, owner);
create index on tasks (due_date, id);`,
  given: (design) =>
    declareQueries(design, {
      'tasks by status': 'select * from tasks where status = $1 order by due_date limit 20',
      'next page': 'select * from tasks where (due_date, id) > ($1, $2) order by due_date, id limit 20',
      'tasks called so': 'select * from tasks where title = $1',
      'tasks of an owner called so': 'select * from tasks where owner = $1 and title = $2',
      'one task': 'select * from tasks where id = $1 order by title',
    }),
  severity: severities('W W W W W W'),
  concerns: ({ design }) => isSaid(design, 'query'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || isSmall(design, table)) return
    const open = unserved(design, table)
    if (open.length === 0) return
    const all = proposals(open)
    for (const demand of open) {
      const proposal = all.find((it) => it.demands.includes(demand))
      const also = (proposal?.demands ?? []).flatMap((it) => (it === demand ? [] : [it.query.name]))
      const and = also.length > 0 ? `, which also serves ${listed(also)}` : ''
      yield {
        about: table,
        message: `No index of ${owner.name} serves “${demand.query.name}”: ${askedOf(design, demand)}`,
        fixes: proposal
          ? [
              {
                label: `Index ${wordsOf(design, proposal)}${and}`,
                safe: true,
                changes: () => addProposed(design, table, proposal),
              },
            ]
          : [],
      }
    }
  },
}
