import { type Design, foreignKeysOf, type Id, object, relationshipOf } from '#model'
import { newColumn } from '../reading/edits.ts'
import { hasTag } from '../reading/intent.ts'
import { type ForeignKey, pairOf, wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'
import { markerOf } from './soft-delete.ts'

/** Rows that nobody looks at but through the row that they belong to. */
const isPart = (design: Design, table: Id, key: ForeignKey): boolean =>
  relationshipOf(design, key).identifying ||
  pairOf(design, table) !== null ||
  hasTag(design, table, 'owned', 'line-item', 'event', 'audit', 'link', 'snapshot') ||
  hasTag(design, key.id, 'owned')

export const softDeleteCascadeGap: Rule = {
  id: 'soft-delete-cascade-gap',
  group: 'lifecycle',
  title: 'What goes with a row goes when it is marked as deleted',
  why: 'ON DELETE CASCADE never fires where rows are only marked as deleted: the rows below stay, are still listed, counted and searched, and refer to one that nobody can open.',
  bad: `create table posts (id uuid primary key default gen_random_uuid(), deleted_at timestamptz);
create table comments (id uuid primary key default gen_random_uuid(), post_id uuid not null references posts on delete cascade, body text not null);
create index on comments (post_id);`,
  good: `create table posts (id uuid primary key default gen_random_uuid(), deleted_at timestamptz);
create table comments (id uuid primary key default gen_random_uuid(), post_id uuid not null references posts on delete cascade, body text not null, deleted_at timestamptz);
create index on comments (post_id);
create table tags (id uuid primary key default gen_random_uuid());
create table post_tags (post_id uuid not null references posts on delete cascade, tag_id uuid not null references tags on delete cascade, primary key (post_id, tag_id));
create index on post_tags (tag_id);`,
  severity: severities('I W I W W W'),
  scope: 'near',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || markerOf(design, table) || owner.inherits.length > 0) return
    const seen = new Set<Id>()
    for (const key of foreignKeysOf(design, table)) {
      const mark = key.onDelete === 'cascade' && key.target !== table ? markerOf(design, key.target) : null
      if (!mark || isPart(design, table, key) || seen.has(key.target)) continue
      seen.add(key.target)
      const above = object(design, key.target)?.name
      yield {
        about: key.id,
        message: `Rows of ${owner.name} stay when ${above} are marked as deleted: mark them too, or read them through a view that asks for ${above}.${mark.name}`,
        fixes: [
          {
            label: `Add ${mark.name} to ${owner.name}`,
            safe: false,
            changes: () => newColumn(design, table, { name: mark.name, type: mark.type, nullable: true }).changes,
          },
        ],
      }
    }
  },
}
