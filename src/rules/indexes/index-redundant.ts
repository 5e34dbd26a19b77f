import { byRank, equal } from '#base'
import { childrenOfKind, type Design, type Id, indexesOf, indexKey, removeObjects, uniquesOf } from '#model'
import { type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'

type Index = ObjectOf<'index'>
type Shape = Pick<Index, 'name' | 'rank' | 'method' | 'keys' | 'where' | 'include'> & {
  readonly id: Id
  readonly own: Index | null
}

/** Every index of a table by rank, those that its keys bring included. */
function shapes(design: Design, table: Id): Shape[] {
  const keys = [...childrenOfKind(design, table, 'primary-key'), ...uniquesOf(design, table)].map((it) => {
    const { id, name, rank, include } = it
    return { id, name, rank, include, method: 'btree', keys: it.columns.map(indexKey), where: null, own: null }
  })
  return [...keys, ...indexesOf(design, table).map((it) => ({ ...it, own: it }))].sort(byRank)
}

/** Whether two of them lead with the same, one of which is there for queries alone: most tables have none such. */
function maybeTwice(design: Design, table: Id): boolean {
  const indexes = indexesOf(design, table)
  if (indexes.every((it) => it.unique)) return false
  const keys = [...childrenOfKind(design, table, 'primary-key'), ...uniquesOf(design, table)]
  const leads = [...keys.map((it) => it.columns[0]), ...indexes.map((it) => it.keys[0]?.column ?? null)]
  return new Set(leads).size < leads.length
}

/** Whether `other` answers all that `it` could be asked. */
function serves(other: Shape, it: Index): boolean {
  if (other.id === it.id || other.method !== it.method || other.where !== it.where) return false
  if (other.keys[0]?.column !== it.keys[0]?.column) return false
  const same = equal(other.keys, it.keys)
  if (same) return other.own?.unique || other.own === null ? it.include.length === 0 : equal(other.include, it.include)
  return it.method === 'btree' && it.include.length === 0 && equal(other.keys.slice(0, it.keys.length), it.keys)
}

export const indexRedundant: Rule = {
  id: 'index-redundant',
  group: 'indexes',
  title: 'No index does what another does already',
  why: 'An index that is equal to another, or to the left part of one, answers no query that the other doesn’t, and is written, vacuumed and cached all the same.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique, name text not null);
create index on users (email);
create index users_name on users (name);
create index users_name_email on users (name, email);`,
  good: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique, name text not null);
create index users_name_email on users (name, email);`,
  severity: severities('W W W I W W'),
  *check(table, { design }) {
    if (!wholeTable(design, table) || !maybeTwice(design, table)) return
    const all = shapes(design, table)
    const order = new Map(all.map((it, i) => [it.id, i]))
    for (const it of indexesOf(design, table)) {
      if (it.unique) continue
      // Of two equal ones the first stays.
      const other = all.find(
        (each) =>
          serves(each, it) &&
          !(
            each.own &&
            !each.own.unique &&
            serves({ ...it, own: it }, each.own) &&
            (order.get(each.id) ?? 0) > (order.get(it.id) ?? 0)
          ),
      )
      if (!other) continue
      const whole = other.keys.length === it.keys.length
      yield {
        about: it.id,
        message: whole ? `${it.name} repeats ${other.name}` : `${it.name} is the left part of ${other.name}`,
        fixes: [{ label: `Drop ${it.name}`, safe: true, changes: () => removeObjects(design, [it.id]) }],
      }
    }
  },
}
