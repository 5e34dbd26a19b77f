import { memoize, remembered, singularWords, splitWords, toCamel, toPascal } from '#base'
import { columnsOf, type DbObject, type Design, freeName, type Id, object, rootsOf, tablesOf } from '#model'
import { wholeTable } from '../reading/shapes.ts'
import { type Finding, type Rule, severities } from '../rule.ts'
import { isFree } from './collisions.ts'
import { renameAll } from './renames.ts'

type Root = { readonly id: Id; readonly name: string; readonly parent: Id | null }

const modelName = remembered((name): string => toPascal(singularWords(splitWords(name))))
const fieldName = remembered((name): string => toCamel(splitWords(name)))

/** Names of an ORM that differ in capitals only are too near. */
const modelKey = remembered((name) => modelName(name).toLowerCase())
const fieldKey = remembered((name) => fieldName(name).toLowerCase())

/** Those whose name in an ORM another has already, with that one. */
function twins<T extends Root>(all: readonly T[], keyOf: (it: T) => string): ReadonlyMap<Id, T> {
  const first = new Map<string, T>()
  const found = new Map<Id, T>()
  for (const it of all) {
    const key = keyOf(it)
    const had = first.get(key)
    if (had) found.set(it.id, had)
    else first.set(key, it)
  }
  return found
}

const modelTwins = memoize((objects: Design['objects']): ReadonlyMap<Id, Root> => {
  const design = { objects } as Design
  const tables: readonly Root[] = tablesOf(design).filter((it) => !it.partitionOf)
  return twins([...tables, ...rootsOf(design, 'view')], (it) => `${it.parent} ${modelKey(it.name)}`)
})

/** Nothing of it is a letter that a model's or a field's name may have, so that it is spelt in code points. */
const isSpelt = remembered(
  (name): boolean =>
    !/[a-z]/i.test(name) && splitWords(name).length === 1 && /^(u[0-9a-f]+|unnamed)$/.test(splitWords(name)[0] ?? ''),
)

type Odd = { readonly it: DbObject; readonly twin: Root | null }

/** The columns of a table that get no name of their own from their own. */
function oddColumns(design: Design, table: Id): readonly Odd[] {
  const columns = columnsOf(design, table).filter((it) => !it.inherited)
  const keys = new Set(columns.map((it) => fieldKey(it.name)))
  if (keys.size === columns.length && !columns.some((it) => isSpelt(it.name))) return []
  const same = twins(columns, (it) => fieldKey(it.name))
  return columns.flatMap((it) => {
    const twin = same.get(it.id) ?? null
    return twin || isSpelt(it.name) ? [{ it, twin }] : []
  })
}

function told(design: Design, it: DbObject, at: { twin: Root | null; called: string; path: string }): Finding {
  const { twin, called, path } = at
  if (!twin)
    return { about: it.id, message: `${path} is ${called} in an ORM: nothing of its name can be written there` }
  const wanted = freeName(`${it.name}_2`, (name) => !isFree(design, it, name))
  return {
    about: it.id,
    message: `${path} and ${twin.name} are both ${called} in an ORM, so that one of them gets a name made up for it`,
    fixes: [
      { label: `Rename ${it.name} to ${wanted}`, safe: false, changes: () => renameAll(design, [it.id], () => wanted) },
    ],
  }
}

export const ormNameMapping: Rule = {
  id: 'orm-name-mapping',
  group: 'naming',
  title: 'Every name has one of its own in an ORM',
  why: 'Prisma and Drizzle call a row of users User and user_id userId; where two names come to the same, or to none, one of them gets a made-up name that changes as soon as the other goes.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), user_id bigint, "userId" bigint);
create table "user" (id uuid primary key default gen_random_uuid());
create table "用户" (id uuid primary key default gen_random_uuid());`,
  good: `create schema archive;
create table users (id uuid primary key default gen_random_uuid(), user_id bigint);
create table archive.users (id uuid primary key default gen_random_uuid());
create table größen (id uuid primary key default gen_random_uuid(), u2 bigint);`,
  severity: severities('W E - E - -'),
  beyond: ({ design }) => [...modelTwins(design.objects)],
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const twin = modelTwins(design.objects).get(table) ?? null
    if (twin || isSpelt(owner.name))
      yield told(design, owner, { twin, called: modelName(owner.name), path: owner.name })
    for (const { it, twin: other } of oddColumns(design, table))
      yield told(design, it, { twin: other, called: fieldName(it.name), path: `${owner.name}.${it.name}` })
  },
  *checkOthers({ design }) {
    for (const [id, twin] of modelTwins(design.objects)) {
      const it: DbObject | null = object(design, id)
      if (it?.kind === 'view') yield told(design, it, { twin, called: modelName(it.name), path: it.name })
    }
  },
}
