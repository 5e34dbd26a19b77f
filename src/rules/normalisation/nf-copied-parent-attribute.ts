import {
  type Change,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  intend,
  keysOf,
  object,
  removeObjects,
} from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { isLog } from '../reading/events.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { sameType } from '../reading/retype.ts'
import { type Column, columnsAt, type ForeignKey, keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

/** A parent, and what names begin with that repeat its columns in a row that refers to it: its noun, and what the key calls it. */
type Parent = { readonly key: ForeignKey; readonly target: Table; readonly stem: string; readonly own: string }

/** What a foreign key calls the row that it refers to: by its column (`billing_customer_id`), and by the table. */
function parentOf(design: Design, key: ForeignKey, target: Table): Parent {
  const words = wordsOf(columnsAt(design, key.columns)[0]?.name ?? '')
  const own = `${nounOf(target.name)}_`
  const stem = words.length > 1 && words.at(-1) === 'id' ? `${words.slice(0, -1).join('_')}_` : own
  return { key, target, stem, own }
}

/** The column of the parent that a column repeats: `customer_email`, where customers have an `email` of the same type. */
function copied(design: Design, it: Column, { key, target, stem, own }: Parent): Column | null {
  const name = spelled(it.name)
  const wanted = [stem, own].flatMap((start) => (name.startsWith(start) ? [name.slice(start.length)] : []))
  // A name without the parent's noun (`name`, `notes`) may well be the row's own.
  if (name.startsWith(own)) wanted.push(name)
  const found = columnsOf(design, target.id).find(
    (theirs) => wanted.includes(spelled(theirs.name)) && sameType(it, theirs) && !key.targetColumns.includes(theirs.id),
  )
  return found ?? null
}

/** Part of a key or a reference: it is there for that, and the database holds it to it. */
const isHeld = (design: Design, table: Id, it: Column): boolean =>
  keysUsing(design, it).length > 0 || keysOf(design, table).some((key) => key.columns.includes(it.id))

const PAPERS = new Set('item line detail invoice receipt'.split(' '))

/** What was sold and billed says what was true then; and what may outlive its parent has nobody else to ask. */
const isKeptOnPurpose = (design: Design, { name }: Table, key: ForeignKey): boolean =>
  PAPERS.has(wordsOf(nounOf(name)).at(-1) ?? '') || columnsAt(design, key.columns).some((it) => it.nullable)

function waysOut(design: Design, it: Column, from: string): Fix[] {
  const tags = design.intent.get(`tags/${it.id}`)
  const had = tags?.sort === 'tags' ? tags.tags : []
  const keep: Fix = {
    label: `Keep ${it.name}: it holds what was true then (tag it as a snapshot)`,
    safe: false,
    changes: (): Change[] => intend(design, { sort: 'tags', about: it.id, tags: [...had, 'snapshot'] }),
  }
  if (isUsedInText(design, it.id) || it.inherited) return [keep]
  return [
    {
      label: `Drop ${it.name}, and read ${from} by a join`,
      safe: false,
      changes: () => removeObjects(design, [it.id]),
    },
    keep,
  ]
}

export const nfCopiedParentAttribute: Rule = {
  id: 'nf-copied-parent-attribute',
  group: 'normalisation',
  title: 'What the parent row says is not written again',
  why: 'A column that repeats one of the row it refers to is right on the day it is written: the parent changes, the copy does not, and nobody can tell which of the two was meant.',
  bad: `create table customers (id bigint primary key, email text not null, customer_rank text not null);
create table orders (
  id bigint primary key, customer_id bigint not null references customers, customer_email text not null,
  customer_rank text not null
);
create index on orders (customer_id);`,
  good: `create table customers (id bigint primary key, email text not null, name text not null, notes text, code int not null);
create table orders (
  id bigint primary key, customer_id bigint not null references customers, invoice_email text,
  name text not null, notes text, customer_code text
);
create index on orders (customer_id);
create table invoices (id bigint primary key, customer_id bigint not null references customers, customer_email text not null);
create index on invoices (customer_id);`,
  given: (design) =>
    [...design.objects.buckets.keys()].flatMap((id) =>
      object(design, id)?.name === 'invoices'
        ? [
            ...intend(design, { sort: 'tags', about: id, tags: ['snapshot'] }),
            ...intend(design, {
              sort: 'decision',
              rule: 'denormalisation-undocumented',
              about: id,
              reason: 'An invoice says where it was sent, for ever; billing writes it once.',
            }),
          ]
        : [],
    ),
  severity: severities('W W W W W W'),
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || hasTag(design, table, 'snapshot', 'event', 'audit', 'ledger') || isLog(design, owner)) return
    const told = new Set<Id>()
    const columns = columnsOf(design, table)
    const names = columns.map((it) => spelled(it.name))
    for (const key of foreignKeysOf(design, table)) {
      const target = key.target === table ? null : object(design, key.target)
      if (!target || key.columns.length !== 1) continue
      const parent = parentOf(design, key, target)
      for (const [at, name] of names.entries()) {
        const it = columns[at]
        // Most names begin otherwise.
        if (!it || (!name.startsWith(parent.stem) && !name.startsWith(parent.own))) continue
        if (told.has(it.id) || it.generated) continue
        const theirs = copied(design, it, parent)
        if (!theirs || hasTag(design, it.id, 'snapshot') || isHeld(design, table, it)) continue
        const role = roleOf(design, it)?.role
        if (role === 'created' || role === 'updated' || role === 'soft-delete') continue
        told.add(it.id)
        yield {
          about: it.id,
          message: `${owner.name}.${it.name} repeats ${target.name}.${theirs.name}, which ${key.name} leads to`,
          ...(isKeptOnPurpose(design, owner, key) ? { atMost: 'info' as const } : {}),
          fixes: waysOut(design, it, `${target.name}.${theirs.name}`),
        }
      }
    }
  },
}
