import { quoteName } from '#base'
import { addIndex, foreignKeysOf, object } from '#model'
import { hasTag } from '../reading/intent.ts'
import { namesAt, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { isIndexed } from './coverage.ts'

export const fkIndexMissing: Rule = {
  id: 'fk-index-missing',
  group: 'indexes',
  title: 'The referencing columns of a foreign key are indexed',
  why: 'Postgres indexes the referenced side only. Without an index here, every delete or key change of the referenced row reads this whole table, under lock, and so does every join from that side.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid references users on delete set null);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid references users on delete set null);
create index on posts (author_id) where author_id is not null;`,
  severity: severities('W E E E E E'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      if (isIndexed(design, key) || hasTag(design, key.target, 'reference')) continue
      const [only] = key.columns
      const column = key.columns.length === 1 && only ? object(design, only) : null
      const sparse: Fix[] = column?.nullable
        ? [
            {
              label: `Index ${column.name} where it is not null`,
              safe: true,
              changes: () => addIndex(design, table, key.columns, { where: `${quoteName(column.name)} IS NOT NULL` }),
            },
          ]
        : []
      yield {
        about: key.id,
        message: `${owner.name} (${namesAt(design, key.columns)}) refers to ${object(design, key.target)?.name} and has no index`,
        fixes: [
          {
            label: `Index (${namesAt(design, key.columns)})`,
            safe: true,
            changes: () => addIndex(design, table, key.columns),
          },
          ...sparse,
        ],
      }
    }
  },
}
