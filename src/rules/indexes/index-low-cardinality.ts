import { quoteName, quoteText } from '#base'
import { type Design, indexesOf, object, removeObjects, setField, sqlAt } from '#model'
import { type Column, keysUsing, type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

type Index = ObjectOf<'index'>

/** The few values of a column, each as a predicate asks for it; none where there may be many. */
function fewValues(design: Design, it: Column): readonly { label: string; where: string }[] {
  const name = quoteName(it.name)
  if (plain(it) === 'boolean')
    return [
      { label: 'true', where: name },
      { label: 'false', where: `NOT ${name}` },
    ]
  const type = it.type.of && it.type.dimensions === 0 ? object(design, it.type.of) : null
  if (type?.kind !== 'enum' || type.values.length > 3) return []
  return type.values.map(({ label }) => ({
    label,
    where: `${name} = ${quoteText(label)}::${sqlAt(design).type(it.type)}`,
  }))
}

function waysOut(design: Design, it: Index, column: Column): Fix[] {
  const drop: Fix = { label: `Drop ${it.name}`, safe: false, changes: () => removeObjects(design, [it.id]) }
  const rare = fewValues(design, column).map(
    ({ label, where }): Fix => ({
      label: `Only rows where ${column.name} is ${label}, if they are few`,
      safe: false,
      changes: () => setField(design, it.id, { where }),
    }),
  )
  return [...rare, drop]
}

export const indexLowCardinality: Rule = {
  id: 'index-low-cardinality',
  group: 'indexes',
  title: 'An index tells rows apart',
  why: 'An index over a column of two or three values leads to a third of the table, which is read faster without it; only where one value is rare does it help, and then the other rows need not be in it.',
  bad: `create type mood as enum ('sad', 'ok');
create table users (id uuid primary key default gen_random_uuid(), active boolean not null, mood mood not null);
create index on users (active);
create index on users (mood);`,
  good: `create type mood as enum ('sad', 'ok');
create table users (id uuid primary key default gen_random_uuid(), active boolean not null, mood mood not null, name text not null);
create index on users (active) where not active;
create index on users (mood, name);`,
  severity: severities('I - I I I I'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of indexesOf(design, table)) {
      const [key, ...more] = it.keys
      const column = key?.column && more.length === 0 ? object(design, key.column) : null
      if (!column || it.unique || it.where || it.method !== 'btree' || it.include.length > 0) continue
      const values = fewValues(design, column)
      if (values.length === 0 || keysUsing(design, column).length > 0) continue
      yield {
        about: it.id,
        message: `${it.name} is over ${owner.name}.${column.name} alone, which has ${values.length} values`,
        fixes: waysOut(design, it, column),
      }
    }
  },
}
