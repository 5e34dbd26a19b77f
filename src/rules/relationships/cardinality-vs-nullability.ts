import { type Change, type Design, foreignKeysOf, intend, object, primaryKeyOf, relationshipOf, tablesOf } from '#model'
import { inTurn, requireColumns, setColumn } from '../reading/edits.ts'
import { isSaid } from '../reading/intent.ts'
import { columnsAt, type ForeignKey, keysUsing, namesAt, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { act } from './actions.ts'
import { declare, declaredOf } from './declared.ts'

/** A reference that must be there can't be emptied when the other row goes: that is refused from now on. */
function require(design: Design, key: ForeignKey): Change[] {
  return inTurn(
    design,
    (now) => requireColumns(now, key.columns),
    (now) => (key.onDelete === 'set null' ? act(now, key.id, { onDelete: 'restrict', onDeleteColumns: [] }) : []),
    (now) => (key.onUpdate === 'set null' ? act(now, key.id, { onUpdate: 'cascade' }) : []),
  )
}

/** Whether only this key and no other rests on its columns. */
function canToggle(design: Design, key: ForeignKey): boolean {
  const primary = key.parent ? primaryKeyOf(design, key.parent)?.columns : []
  return columnsAt(design, key.columns).every(
    (it) =>
      !it.inherited &&
      !it.identity &&
      !it.generated &&
      !primary?.includes(it.id) &&
      keysUsing(design, it).every((other) => other.id === key.id),
  )
}

export const cardinalityVsNullability: Rule = {
  id: 'cardinality-vs-nullability',
  group: 'relationships',
  title: 'A reference may be missing just where that is meant',
  why: 'Whether each row has one is decided by NOT NULL and nothing else: a required reference that may be null is null one day, and an optional one that can’t be makes people invent a row to point at.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table orders (id uuid primary key default gen_random_uuid(), buyer_id uuid references users on delete set null);
create index on orders (buyer_id);
create table coupons (id uuid primary key default gen_random_uuid(), owner_id uuid not null references users on delete restrict);
create index on coupons (owner_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table orders (id uuid primary key default gen_random_uuid(), buyer_id uuid not null references users on delete restrict);
create index on orders (buyer_id);
create table coupons (id uuid primary key default gen_random_uuid(), owner_id uuid references users on delete set null);
create index on coupons (owner_id);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      foreignKeysOf(design, it.id).flatMap((key) =>
        intend(design, {
          sort: 'cardinality',
          about: key.id,
          from: { min: 0, max: null },
          to: { min: it.name === 'coupons' ? 0 : 1, max: 1 },
        }),
      ),
    ),
  severity: severities('W W W W W W'),
  concerns: ({ design }) => isSaid(design, 'cardinality'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      const declared = declaredOf(design, key.id)
      const must = (declared?.to.min ?? 0) > 0
      if (!declared || must === (relationshipOf(design, key).toEnd === 'one')) continue
      const [names, to] = [namesAt(design, key.columns), object(design, key.target)?.name]
      const toggle: Fix = must
        ? { label: `Make ${names} NOT NULL`, safe: false, changes: () => require(design, key) }
        : {
            label: `Allow nulls in ${names}`,
            safe: false,
            changes: () => key.columns.flatMap((id) => setColumn(design, id, { nullable: true })),
          }
      const say: Fix = {
        label: must ? 'Say that it is optional' : 'Say that it is required',
        safe: false,
        changes: () => declare(design, declared, { to: { ...declared.to, min: must ? 0 : 1 } }),
      }
      yield {
        about: key.id,
        message: must
          ? `Each row of ${owner.name} is meant to refer to ${to}, and ${names} may be null`
          : `A row of ${owner.name} may be without ${to}, and ${names} is NOT NULL`,
        fixes: canToggle(design, key) ? [toggle, say] : [say],
      }
    }
  },
}
