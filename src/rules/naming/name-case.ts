import { memoize } from '#base'
import { automaticName, childrenOf, type DbObject, type Design, type Id, object, rootsOf, tablesOf } from '#model'
import { ofTables } from '../reading/everywhere.ts'
import { wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Finding, type Plain, type Rule, severities } from '../rule.ts'
import { labelCases } from './label-case.ts'
import { renameAll } from './renames.ts'

const isSnake = (name: string): boolean => /^[a-z_][a-z0-9_]*$/.test(name)

/** The name in snake_case; null where nothing of it is a letter that SQL needs no quotes for. */
function snake(name: string): string | null {
  const words = wordsOf(name.normalize('NFKD').replace(/\p{M}/gu, ''))
  const joined = words.join('_')
  if (joined === '') return null
  return /^[a-z]/.test(joined) ? joined : `n_${joined}`
}

/** Of the names that a table brings (its own, its columns', and those of constraints that don't follow from these) what needs quotes. */
function quotedIn(design: Design, table: Id): DbObject[] {
  const it: DbObject | null = object(design, table)
  return [...(it ? [it] : []), ...childrenOf(design, table)].filter((each) => {
    if (isSnake(each.name)) return false
    return each.kind === 'column' ? !each.inherited : each === it || each.name !== automaticName(design, each)
  })
}

type Style = { readonly off: number; readonly all: number; readonly first: ReadonlyMap<Id | null, Id> }

const caseOfColumns = ofTables((bucket) => {
  const columns = [...bucket.members.values()].filter((it) => it.kind === 'column')
  return { off: columns.filter((it) => !isSnake(it.name)).length, all: columns.length }
})

/** How much of the design is in another case, and the first table of each schema. */
const styleOf = memoize((objects: Design['objects']): Style => {
  const first = new Map<Id | null, Id>()
  for (const it of tablesOf({ objects } as Design)) if (!first.has(it.parent)) first.set(it.parent, it.id)
  const cases = caseOfColumns({ objects })
  const sum = (which: 'off' | 'all') => cases.reduce((total, it) => total + it[which], 0)
  return { off: sum('off'), all: sum('all'), first }
})

/** A house that writes another case throughout (as ORMs do) is told once, not for every table. */
const isElsewhere = ({ off, all }: Style): boolean => off > 20 && off / all > 0.2

const namesIn = ofTables(({ members }) => [...members.values()].map((it) => it.name))

/** Who tells what stands beside tables, and that; where a house is told once, every name of it. */
function namesBeyond(design: Design): Plain {
  const style = styleOf(design.objects)
  return [[...style.first.values()], rootsOf(design, 'enum'), isElsewhere(style) ? namesIn(design) : null]
}

function told(design: Design, about: Id, wrong: readonly DbObject[]): Finding[] {
  if (wrong.length === 0) return []
  const can = wrong.every((it) => snake(it.name) !== null)
  const changes = () =>
    renameAll(
      design,
      wrong.map((it) => it.id),
      (it) => snake(it.name) ?? it.name,
    )
  return [
    {
      about,
      message: `${wrong.length === 1 ? 'A name needs' : `${wrong.length} names need`} quotes everywhere: ${listed(wrong.map((it) => it.name))}`,
      fixes: can ? [{ label: 'Write them in snake_case', safe: false, changes }] : [],
    },
  ]
}

export const nameCase: Rule = {
  id: 'name-case',
  group: 'naming',
  title: 'Names need no quotes',
  why: 'Postgres folds what isn’t quoted to lower case, so that a name with a capital, a space or a dash has to be quoted in every statement ever written, and is misread where it isn’t.',
  bad: `create table "userAccounts" (id uuid primary key default gen_random_uuid(), "firstName" text);
create type task_state as enum ('open', 'IN_PROGRESS', 'Done');`,
  good: `create table user_accounts (id uuid primary key default gen_random_uuid(), first_name text);
create type task_state as enum ('OPEN', 'IN_PROGRESS', 'DONE');
create type blood_group as enum ('A+', 'A-', 'AB+', 'O');`,
  severity: severities('W E E E E W'),
  beyond: ({ design }) => namesBeyond(design),
  *check(table, { design }) {
    const style = styleOf(design.objects)
    const schema = object(design, table)?.parent ?? null
    const isFirst = style.first.get(schema) === table
    if (isFirst && schema) {
      const enums = rootsOf(design, 'enum').filter((it) => it.parent === schema && !isSnake(it.name))
      const tables = tablesOf(design).filter((it) => it.parent === schema && !it.partitionOf)
      if (!isElsewhere(style) && enums.length > 3) yield* told(design, schema, enums)
      else if (!isElsewhere(style)) for (const it of enums) yield* told(design, it.id, [it])
      else yield* told(design, schema, [...tables.flatMap((it) => quotedIn(design, it.id)), ...enums])
    }
    if (!isElsewhere(style) && wholeTable(design, table)) yield* told(design, table, quotedIn(design, table))
  },
  checkOthers: ({ design, options }) => labelCases(design, options),
}
