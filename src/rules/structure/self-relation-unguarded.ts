import { quoteName } from '#base'
import { addCheck, columnsOf, type Design, foreignKeysOf, type Id, keysOf } from '#model'
import { isCheckedTogether } from '../reading/expressions.ts'
import { type Column, columnsAt, type ForeignKey, pairOf, sameSet, wholeTable } from '../reading/shapes.ts'
import { isWhole } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Finding, type Rule, severities } from '../rule.ts'

type Two = { readonly a: Column; readonly b: Column; readonly about: Id; readonly says: string; readonly test: string }

const OWN = new Set(['root', 'by'])

/** A column that refers to another row of its own table, and the one it refers to. A tenant column refers to itself. */
function selfReferences(design: Design, table: Id): Two[] {
  return foreignKeysOf(design, table).flatMap((key): Two[] => {
    if (key.target !== table) return []
    const apart = key.columns.flatMap((id, i) =>
      id === key.targetColumns[i] ? [] : [[id, key.targetColumns[i] ?? id] as const],
    )
    const [a, b] = columnsAt(design, apart[0] ? [...apart[0]] : [])
    // Where it is required, the first row has to refer to itself; so may a tree’s root, and whoever changed their own row.
    if (apart.length !== 1 || !a || !b || !a.nullable || wordsOf(a.name).some((word) => OWN.has(word))) return []
    return [{ a, b, about: key.id, says: 'A row can refer to itself', test: '<>' }]
  })
}

/** Whether a table's rows are pairs: it only joins two others, or holds each pair once. */
function isPair(design: Design, table: Id, pair: readonly [ForeignKey, ForeignKey]): boolean {
  const columns = pair.flatMap((key) => key.columns)
  return pairOf(design, table) !== null || keysOf(design, table).some((it) => sameSet(it.columns, columns))
}

/** A join of a table with itself. */
function selfJoin(design: Design, table: Id): Two[] {
  const [first, second, ...more] = foreignKeysOf(design, table).filter((key) => key.target !== table)
  if (!first || !second || more.length > 0 || first.target !== second.target) return []
  if (!isPair(design, table, [first, second])) return []
  const [a, b, ...others] = columnsAt(design, [...first.columns, ...second.columns])
  return a && b && others.length === 0
    ? [{ a, b, about: table, says: 'A row can be joined with itself', test: '<>' }]
    : []
}

/** The bounds of a nested set. */
function nested(design: Design, table: Id): Two[] {
  const columns = columnsOf(design, table).filter((it) => isWhole(it) && !it.generated)
  const find = (...names: string[]) => columns.find((it) => names.includes(it.name.toLowerCase()))
  const [a, b] = [find('lft', 'tree_left'), find('rgt', 'tree_right')]
  return a && b ? [{ a, b, about: table, says: 'A nested set can end before it begins', test: '<' }] : []
}

export const selfRelationUnguarded: Rule = {
  id: 'self-relation-unguarded',
  group: 'structure',
  title: 'A row does not relate to itself',
  why: 'A row that is its own parent makes a recursive query run for ever, and the database can rule out at least the shortest of such circles.',
  bad: `create table categories (id uuid primary key default gen_random_uuid(), parent_id uuid references categories on delete cascade);
create index on categories (parent_id);`,
  good: `create table categories (id uuid primary key default gen_random_uuid(), parent_id uuid references categories on delete cascade, check (parent_id <> id));
create index on categories (parent_id);
create table users (id uuid primary key default gen_random_uuid(), changed_by uuid references users on delete set null);
create index on users (changed_by);`,
  severity: severities('W I I W I I'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const { a, b, about, says, test } of [
      ...selfReferences(design, table),
      ...selfJoin(design, table),
      ...nested(design, table),
    ]) {
      if (isCheckedTogether(design, table, [a.id, b.id])) continue
      const expression = `${quoteName(a.name)} ${test} ${quoteName(b.name)}`
      const finding: Finding = {
        about,
        message: `${says}: nothing asks that ${owner.name}.${a.name} ${test} ${b.name}`,
        fixes: [
          {
            label: `Check ${a.name} ${test} ${b.name}`,
            safe: true,
            changes: () => addCheck(design, table, expression, [a.id, b.id]),
          },
        ],
      }
      yield finding
    }
  },
}
