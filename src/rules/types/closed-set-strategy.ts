import { columnsOf, type Design, type Id, intend, object, type StyleOptions, tablesOf } from '#model'
import { wordsOfSet } from '../reading/closed-set.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, keysUsing, type ObjectOf, wholeTable } from '../reading/shapes.ts'
import { type Finding, type Rule, severities } from '../rule.ts'
import { close, MEANS, type Means } from './closed-sets.ts'

/** An enum beyond this changes too often to be a type. */
const MANY = 20

const enumOf = (design: Design, it: Column): ObjectOf<'enum'> | null => {
  const type = it.type.of && it.type.dimensions === 0 ? object(design, it.type.of) : null
  return type?.kind === 'enum' ? type : null
}

/** What speaks against the means by which a column's set is closed, and the means to take instead. */
function against(
  design: Design,
  it: Column,
  options: StyleOptions,
): { readonly why: string; readonly means: readonly Means[] } | null {
  const type = enumOf(design, it)
  const house = MEANS[options.closedSets]
  const rather = (others: readonly Means[]) => (others.length > 0 ? others : (['lookup', 'check'] as const))
  if (type && type.values.length > MANY)
    return {
      why: `is an enum of ${type.values.length} labels, none of which can ever be dropped`,
      means: rather(house.filter((each) => each !== 'enum')),
    }
  if (type && hasTag(design, type.id, 'volatile'))
    return {
      why: 'is an enum whose labels change, and none of them can be dropped',
      means: rather(house.filter((each) => each !== 'enum')),
    }
  const has: Means = type ? 'enum' : 'check'
  return house.includes(has)
    ? null
    : {
        why: `is ${type ? 'an enum' : 'closed by a check'}; the profile wants ${house.map((each) => NAMES[each]).join(' or ')}`,
        means: house,
      }
}

const NAMES: Readonly<Record<Means, string>> = { enum: 'an enum', check: 'a check', lookup: 'a table of the values' }

export const closedSetStrategy: Rule = {
  id: 'closed-set-strategy',
  group: 'types',
  title: 'Closed sets are closed the way the house closes them',
  why: 'An enum is short and typed but never loses a label and orders by the day a label came; a check is replaced in place; a table can be joined, described and translated. A house that does all three makes every reader look which one it is this time.',
  bad: `create type reason as enum (${Array.from({ length: 21 }, (_, i) => `'r${i + 1}'`).join(', ')});
create type mood as enum ('good', 'bad');
create table returns (id uuid primary key default gen_random_uuid(), reason reason not null default 'r1', mood mood);`,
  good: `create type mood as enum ('good', 'bad');
create table returns (id uuid primary key default gen_random_uuid(), mood mood, reason text not null check (reason in ('broken', 'late')));`,
  given: (design) =>
    tablesOf(design)
      .flatMap((it) => columnsOf(design, it.id))
      .flatMap((it) =>
        it.name === 'mood' &&
        it.type.of &&
        columnsOf(design, it.parent as Id).some((each) => each.type.of && each.name === 'reason')
          ? intend(design, { sort: 'tags', about: it.type.of, tags: ['volatile'] })
          : [],
      ),
  severity: severities('I E I I - E'),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of columnsOf(design, table)) {
      const labels = it.inherited || it.generated || keysUsing(design, it).length > 0 ? null : wordsOfSet(design, it)
      // One word is no set: a check that asks for it says something else.
      if (!labels || (labels.length < 2 && !it.type.of)) continue
      const found = against(design, it, options)
      if (!found) continue
      const finding: Finding = {
        about: it.id,
        message: `${owner.name}.${it.name} ${found.why}`,
        fixes: close(design, { it, labels, options }, found.means),
      }
      yield finding
    }
  },
}
