import { type Change, type Design, type Id, incomingOf, isIdentifying } from '#model'
import { inTurn, newColumn } from '../reading/edits.ts'
import { referencesIn } from '../reading/everywhere.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, type ForeignKey, pairOf, type Table, wholeTable } from '../reading/shapes.ts'
import { typeOf } from '../reading/types.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { markerOf } from './soft-delete.ts'

/** Rows that nobody looks at but through the row that they belong to. */
const isPart = (design: Design, table: Id, key: ForeignKey): boolean =>
  isIdentifying(design, key) ||
  pairOf(design, table) !== null ||
  hasTag(design, table, 'owned', 'line-item', 'event', 'audit', 'link', 'snapshot') ||
  hasTag(design, key.id, 'owned')

/** The tables whose rows would go with those of this one, and have no mark of their own. */
function left(design: Design, table: Id): Table[] {
  const keys = incomingOf(design, table).filter((key) => key.onDelete === 'cascade' && key.enforced)
  const found = keys.flatMap((key) => {
    const it = key.parent && key.parent !== table ? wholeTable(design, key.parent as Id<'table'>) : null
    const counts = it && it.inherits.length === 0 && !markerOf(design, it.id) && !isPart(design, it.id, key)
    return it && counts ? [it] : []
  })
  return [...new Set(found)]
}

const addMark = (design: Design, table: Id<'table'>, mark: Column): Change[] =>
  newColumn(design, table, { name: mark.name, type: typeOf('timestamp with time zone'), nullable: true }).changes

/** From here on it is said once, of the table above. */
const MANY = 3

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
  beyond: ({ design }) => referencesIn(design),
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const mark = owner && markerOf(design, table)
    if (!owner || !mark) return
    const below = left(design, table)
    const ways = `mark them too, or read them through a view that asks for ${owner.name}.${mark.name}`
    if (below.length > MANY) {
      const names = listed(below.map((it) => it.name))
      yield {
        about: table,
        message: `When a row of ${owner.name} is marked as deleted, the rows below it stay, in ${names}: ${ways}`,
        fixes: [
          {
            label: `Add ${mark.name} to these ${below.length} tables`,
            safe: false,
            changes: () => inTurn(design, ...below.map((it) => (now: Design) => addMark(now, it.id, mark))),
          },
        ],
      }
      return
    }
    for (const it of below)
      yield {
        about: it.id,
        message: `Rows of ${it.name} stay when their ${nounOf(owner.name)} is marked as deleted: ${ways}`,
        fixes: [
          {
            label: `Add ${mark.name} to ${it.name}`,
            safe: false,
            changes: () => addMark(design, it.id, mark),
          },
        ],
      }
  },
}
