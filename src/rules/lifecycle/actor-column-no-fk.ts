import { columnsOf, type Design, object, primaryKeyOf } from '#model'
import { confirmedRole, roleOf } from '../meaning/role-of.ts'
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
const isActor = (design: Design, it: Column): boolean => {
  if (confirmedRole(design, it.id) === 'actor') return true
  const words = wordsOf(it.name)
  const did = words.at(-2) ?? ''
  const how = new Set('sorted ordered grouped filtered divided multiplied powered followed preceded'.split(' '))
  return roleOf(design, it)?.role === 'actor' && words.length > 1 && /(ed|en|de|ne|wn)$/.test(did) && !how.has(did)
}

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
  scope: 'design',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || owner.inherits.length > 0) return
    for (const it of columnsOf(design, table)) {
      if (!isActor(design, it) || it.inherited || it.generated || hasTag(design, it.id, 'snapshot')) continue
      if (!(isText(it) || isWhole(it) || plain(it) === 'uuid')) continue
      if (withCopies(design, it.id).some((copy) => keysUsing(design, copy).length > 0)) continue
      // Where just one table is meant, fk-missing says so.
      if (targetOf(design, owner, it)) continue
      const people = peopleOf(design, owner)
      if (people.length === 0) continue
      const fit = people.filter((each) => {
        const key = object(design, primaryKeyOf(design, each.id)?.columns[0] ?? it.id)
        return key !== null && key.id !== it.id && sameType(key, it)
      })
      const names = listed(people.map((each) => each.name))
      yield {
        about: it.id,
        message:
          fit.length > 0
            ? `${owner.name}.${it.name} names someone of ${names} and refers to none`
            : `${owner.name}.${it.name} can’t refer to ${names}: it has another type than the key there`,
        fixes: fit.map((each) => ({
          label: `Refer to ${each.name}`,
          safe: false,
          changes: () => relate(design, { table, column: it.id, to: each.id }, options),
        })),
      }
    }
  },
}
