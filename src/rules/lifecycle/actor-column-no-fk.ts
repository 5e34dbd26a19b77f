import { columnsOf, type Design, type Id, object, primaryKeyOf, tablesOf } from '#model'
import { confirmedRole, roleOf } from '../meaning/role-of.ts'
import { facesIn, keptByTable } from '../reading/everywhere.ts'
import { hasTag } from '../reading/intent.ts'
import { sameType } from '../reading/retype.ts'
import { type Column, keysUsing, type Table, wholeTable, withCopies } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { byNoun, PEOPLE, targetOf } from '../relationships/named-target.ts'
import { relate } from '../relationships/new-key.ts'
import { type Rule, severities } from '../rule.ts'

/** The tables whose rows are people, those of the table's own schema first. */
function peopleOf(design: Design, owner: Table): Table[] {
  const all = PEOPLE.flatMap((noun) => byNoun(design.objects).get(noun) ?? []).filter((it) => it.id !== owner.id)
  const near = all.filter((it) => it.parent === owner.parent)
  return near.length > 0 ? near : all
}

/** `created_by`, `assigned_by`: done by someone. `sorted_by` and the like say how, so that a whole participle has to be there. */
const HOW = new Set('sorted ordered grouped filtered divided multiplied powered followed preceded'.split(' '))

const isActor = (design: Design, it: Column): boolean => {
  if (design.intent.size > 0 && confirmedRole(design, it.id) === 'actor') return true
  if (!/by$/i.test(it.name)) return false
  const words = wordsOf(it.name)
  const did = words.at(-2) ?? ''
  return roleOf(design, it)?.role === 'actor' && words.length > 1 && /(ed|en|de|ne|wn)$/.test(did) && !HOW.has(did)
}

const actorsIn = keptByTable((design, table) =>
  columnsOf(design, table).filter(
    (it) =>
      isActor(design, it) &&
      !it.inherited &&
      !it.generated &&
      !hasTag(design, it.id, 'snapshot') &&
      (isText(it) || isWhole(it) || plain(it) === 'uuid'),
  ),
)

type Nameless = {
  readonly owner: Table
  readonly column: Column
  readonly people: readonly Table[]
  readonly fit: readonly Table[]
}

/** The columns of a table that say who did it and refer to nobody, with the tables that could be meant. */
function namelessIn(design: Design, owner: Table): Nameless[] {
  return actorsIn(design, owner.id).flatMap((column): Nameless[] => {
    if (withCopies(design, column.id).some((copy) => keysUsing(design, copy).length > 0)) return []
    // Where just one table is meant, fk-missing says so.
    const people = targetOf(design, owner, column) ? [] : peopleOf(design, owner)
    const fit = people.filter((it) => {
      const key = object(design, primaryKeyOf(design, it.id)?.columns[0] ?? column.id)
      return key !== null && key.id !== column.id && sameType(key, column)
    })
    return people.length > 0 ? [{ owner, column, people, fit }] : []
  })
}

type All = { readonly byTable: ReadonlyMap<Id, readonly Nameless[]>; readonly strangers: readonly Nameless[] }
const known = new WeakMap<Design, All>()

function namelessOf(design: Design): All {
  const had = known.get(design)
  if (had) return had
  const whole = tablesOf(design).filter((it) => wholeTable(design, it.id) && it.inherits.length === 0)
  const found = whole.map((it) => [it.id, namelessIn(design, it)] as const).filter(([, list]) => list.length > 0)
  const all = {
    byTable: new Map(found),
    strangers: found.flatMap(([, list]) => list.filter((it) => it.fit.length === 0)),
  }
  known.set(design, all)
  return all
}

/** From here on it is the habit of a house, and told once. */
const MANY = 10

export const actorColumnNoFk: Rule = {
  id: 'actor-column-no-fk',
  group: 'lifecycle',
  title: 'Who did it is a person who exists',
  why: 'A created_by that refers to nothing holds names, addresses and ids of people who are long gone side by side, and the question who it was, asked when it matters, has no answer.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table members (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), title text not null, last_edited_by uuid, published_by text);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table members (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), title text not null, last_edited_by uuid references users on delete set null, sorted_by text, approved_by boolean);
create index on posts (last_edited_by);`,
  severity: severities('I - I W I W'),
  beyond: ({ design }) => [facesIn(design), namelessOf(design).strangers],
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    const all = namelessOf(design)
    const here = all.byTable.get(table) ?? []
    if (!owner || here.length === 0) return
    if (all.strangers.length > MANY && owner.parent && all.strangers[0]?.owner.id === table)
      yield {
        about: owner.parent,
        message: `${all.strangers.length} columns say who did something and can’t refer to ${listed(here[0]?.people.map((it) => it.name) ?? [])}: ${listed(all.strangers.map((it) => `${it.owner.name}.${it.column.name}`))}`,
      }
    for (const { column, people, fit } of here) {
      const names = listed(people.map((it) => it.name))
      if (fit.length === 0 && all.strangers.length > MANY) continue
      yield {
        about: column.id,
        message:
          fit.length > 0
            ? `${owner.name}.${column.name} names someone of ${names} and refers to none`
            : `${owner.name}.${column.name} can’t refer to ${names}: it has another type than the key there`,
        fixes: fit.map((it) => ({
          label: `Refer to ${it.name}`,
          safe: false,
          changes: () => relate(design, { table, column: column.id, to: it.id }, options),
        })),
      }
    }
  },
}
