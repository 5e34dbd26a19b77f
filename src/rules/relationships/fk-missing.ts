import { addUnique, apply, columnsOf, type Design, foreignKeysOf, type Id, type StyleOptions } from '#model'
import { openPair } from '../keys/open-pair.ts'
import { confirmedRole } from '../meaning/role-of.ts'
import { inTurn } from '../reading/edits.ts'
import { facesIn, referencesIn } from '../reading/everywhere.ts'
import { nounOf, nounsIn, nounsOf } from '../reading/nouns.ts'
import { type Column, keysUsing, namesAt, type Table, wholeTable, withCopies } from '../reading/shapes.ts'
import { isKnown } from '../reading/types.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { waitsFor } from './acyclic.ts'
import { mayRefer, targetOf } from './named-target.ts'
import { relate } from './new-key.ts'

/** A partitioned table's references may be declared by its partitions. */
const isKeyed = (design: Design, it: Column): boolean =>
  withCopies(design, it.id).some((copy) => keysUsing(design, copy).length > 0)

/** `x_type` beside `x_id`: the type says which table is meant. */
const isHalfOfPair = (design: Design, table: Id, it: Column): boolean => {
  const stem = wordsOf(it.name).slice(0, -1).join('_')
  return columnsOf(design, table).some((other) => spelled(other.name) === `${stem}_type`)
}

/** `deleted_jobs` beside `jobs` keeps rows that are gone: what they referred to may be gone as well. */
function keepsGone(design: Design, table: Table): boolean {
  const [first, ...rest] = wordsOf(nounOf(table.name))
  return (first === 'deleted' || first === 'archived') && nounsOf(design).has(rest.join('_'))
}

/** The foreign key; where it turns the table into a join of two others, with the key that a join needs. */
function declare(
  design: Design,
  at: { table: Id<'table'>; column: Column; target: Table; options: StyleOptions },
): Fix {
  const { table, column, target, options } = at
  const changes = () => relate(design, { table, column: column.id, to: target.id }, options)
  const alone = foreignKeysOf(design, table).length !== 1
  const open = alone ? null : openPair(apply(design, changes()), table)
  const label = `Refer to ${target.name}`
  if (!open || open.mayRepeat) return { label, safe: false, changes }
  return {
    label: `${label}, and make (${namesAt(design, open.columns)}) unique`,
    safe: false,
    changes: () => inTurn(design, changes, (now) => addUnique(now, table, open.columns)),
  }
}

export const fkMissing: Rule = {
  id: 'fk-missing',
  group: 'relationships',
  title: 'A reference is declared',
  why: 'A column that names another table’s row without a foreign key keeps the number when the row goes, and nothing stops it from naming a row that never was.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), user_id uuid not null, reviewed_by uuid);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete restrict, stripe_customer_id text);
create index on posts (user_id);
create table post_tags (post_tag_id uuid primary key default gen_random_uuid(), label text not null unique);
create table tags (id uuid primary key default gen_random_uuid(), label text not null unique);`,
  severity: severities('W W W E W W'),
  beyond: ({ design }) => [facesIn(design), referencesIn(design), nounsIn(design)],
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || keepsGone(design, owner)) return
    for (const it of columnsOf(design, table)) {
      if (it.inherited || it.generated || !mayRefer(it) || !isKnown(it) || isKeyed(design, it)) continue
      if (confirmedRole(design, it.id) === 'external-id') continue
      const target = targetOf(design, owner, it)
      if (!target || isHalfOfPair(design, table, it)) continue
      const circular = !it.nullable && waitsFor(design, target.id, table)
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} looks like a reference to ${target.name}, and no foreign key says so`,
        // A name only proposes.
        ...(confirmedRole(design, it.id) === 'reference' ? {} : { atMost: 'warning' as const }),
        fixes: circular ? [] : [declare(design, { table, column: it, target, options })],
      }
    }
  },
}
