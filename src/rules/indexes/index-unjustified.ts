import { removeObjects } from '#model'
import { declareQueries } from '../queries/declare.ts'
import { unneededIn } from '../queries/unneeded.ts'
import { isSaid } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'

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
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of unneededIn(design, table)) {
      yield {
        about: it.id,
        message: `${it.name} serves no constraint, foreign key or declared query of ${owner.name}: declare the query that it is for, say it in its comment, or drop it`,
        fixes: [{ label: `Drop ${it.name}`, safe: false, changes: () => removeObjects(design, [it.id]) }],
      }
    }
  },
}
