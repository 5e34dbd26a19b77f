import { object } from '#model'
import { declareQueries } from '../queries/declare.ts'
import { isSmall, queriesOf } from '../queries/demand.ts'
import { searchesOf } from '../queries/searches.ts'
import { isSaid } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'
import { needOf, servingIndex } from './search-index.ts'

const WORDS: Readonly<Record<string, string>> = {
  '~~': 'LIKE',
  '~~*': 'ILIKE',
  '^': 'LIKE',
  lower: 'lower()',
  upper: 'upper()',
}

export const specialIndexMissing: Rule = {
  id: 'special-index-missing',
  group: 'indexes',
  title: 'What is searched has an index that can search',
  why: 'A btree finds values, not what lies within them: for a key within JSON, an element of an array, a word or a part of a text, Postgres reads the whole table unless a GIN, GiST or expression index is there.',
  bad: `create table notes (id uuid primary key default gen_random_uuid(), data jsonb, labels text[], title text, body text, words tsvector);
create index on notes using gin (data);`,
  good: `create table notes (id uuid primary key default gen_random_uuid(), data jsonb, labels text[], title varchar(80), body text, words tsvector);
create index on notes using gin (data jsonb_path_ops);
create index on notes ((data ->> 'state'));
create index on notes using gin (labels);
create index on notes (title varchar_pattern_ops);
create index on notes using gin (to_tsvector('english', body));
create index on notes using gist (words);
create unique index on notes (lower(title));`,
  given: (design) =>
    declareQueries(design, {
      'holds this': 'select * from notes where data @> $1',
      'in this state': "select * from notes where data ->> 'state' = $1",
      'one of these labels': 'select * from notes where labels && $1',
      'titles that begin so': "select * from notes where title like 'a%'",
      'speaks of it': "select * from notes where to_tsvector('english', body) @@ plainto_tsquery($1)",
      'called so': 'select * from notes where lower(title) = lower($1)',
      'speaks of it, prepared': 'select * from notes where words @@ plainto_tsquery($1)',
    }),
  severity: severities('W I E E W W'),
  concerns: ({ design }) => isSaid(design, 'query'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || isSmall(design, table)) return
    const told = new Set<string>()
    for (const query of queriesOf(design, table))
      for (const search of searchesOf(design, query)) {
        const column = object(design, search.column)
        const need = column && needOf(column, search)
        if (!column || !need || servingIndex(design, table, need) || told.has(need.words)) continue
        told.add(need.words)
        yield {
          about: column.id,
          message: `No index lets “${query.name}” search ${owner.name}.${column.name} by ${WORDS[search.operator] ?? search.operator}`,
          fixes: [{ label: `Add an index on ${need.words}`, safe: false, changes: () => need.add(design, table) }],
        }
      }
  },
}
