import { referrersOf } from '../at.ts'
import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import type { DbObject, ObjectOf } from '../kinds/index.ts'
import { columnsOf, rootsOf, schemaNameOf } from '../read.ts'
import { type BodyContext, type BodyName, renameInBody } from './rename-in-body.ts'

type Routine = ObjectOf<'routine'>

const IS: Readonly<Record<string, BodyName['is']>> = {
  table: 'relation',
  view: 'relation',
  'materialized-view': 'relation',
  'foreign-table': 'relation',
  column: 'column',
  enum: 'type',
  domain: 'type',
  composite: 'type',
  range: 'type',
  'base-type': 'type',
  routine: 'routine',
}

const relationsOf = (design: Design): readonly DbObject[] =>
  (['table', 'view', 'materialized-view', 'foreign-table'] as const).flatMap((kind): readonly DbObject[] =>
    rootsOf(design, kind),
  )

const hasColumn = (design: Design, it: DbObject, name: string): boolean =>
  it.kind === 'view' || it.kind === 'materialized-view'
    ? it.columns.some((column) => column.name === name)
    : columnsOf(design, it.id).some((column) => column.name === name)

/** The tables whose triggers call a routine. */
const firedBy = (design: Design, routine: Id): readonly DbObject[] =>
  referrersOf(design, routine).flatMap((user) =>
    user.kind === 'trigger' && user.parent ? (object(design, user.parent) ?? []) : [],
  )

/** Schemas in which a routine finds a name that is given without one. */
function pathOf(design: Design, routine: Routine): readonly string[] {
  const set = routine.settings.find((it) => it.name === 'search_path')
  return set
    ? set.value.split(',').map((it) => it.trim().replace(/^["']|["']$/g, ''))
    : ['public', schemaNameOf(design, routine.id)]
}

/** Routines whose text Postgres hands on unread and in which a name may stand. */
const bodiesWith = (design: Design, name: string): readonly Routine[] =>
  rootsOf(design, 'routine').filter(
    (it) => (it.language === 'sql' || it.language === 'plpgsql') && it.body?.toLowerCase().includes(name.toLowerCase()),
  )

/** What a routine calls the arguments that are rows of a table. */
const rowsOf = (routine: Routine, table: Id): readonly string[] =>
  routine.arguments
    .filter(({ mode }) => mode !== 'out' && mode !== 'table')
    .flatMap(({ name, type }, i) =>
      type.of === table && type.dimensions === 0 ? [`$${i + 1}`, ...(name === '' ? [] : [name])] : [],
    )

function contextOf(design: Design, routine: Routine, it: DbObject): BodyContext {
  const tables = firedBy(design, routine.id)
  const rivals =
    it.kind === 'column'
      ? relationsOf(design).filter((other) => other.id !== it.parent && hasColumn(design, other, it.name))
      : []
  const others = new Set(rivals.map((other) => other.id))
  const home = it.kind === 'column' && it.parent ? it.parent : it.id
  return {
    variables: new Set(routine.arguments.map((argument) => argument.name)),
    rows: new Set(rowsOf(routine, home)),
    rivals: new Set(rivals.map((other) => other.name)),
    isTrigger: tables.some((table) => table.id === home) && !tables.some((table) => others.has(table.id)),
    reachable: pathOf(design, routine).includes(schemaNameOf(design, home)),
  }
}

/** What a rename makes of the bodies of routines, and in which of them the name may still be meant. */
export function renameBodies(
  design: Design,
  it: DbObject,
  now: string,
): { readonly bodies: ReadonlyMap<Id, string>; readonly unsure: readonly DbObject[] } {
  const is = IS[it.kind]
  const bodies = new Map<Id, string>()
  const unsure: DbObject[] = []
  if (!is) return { bodies, unsure }
  const table = it.kind === 'column' && it.parent ? object(design, it.parent) : null
  const schema = schemaNameOf(design, (table ?? it).id)
  for (const routine of bodiesWith(design, it.name)) {
    const body = routine.body ?? ''
    const context = contextOf(design, routine, it)
    const { text, left } = renameInBody(body, { was: it.name, now, schema, table: table?.name ?? null, is }, context)
    if (text !== body) bodies.set(routine.id, text)
    if (
      left &&
      (!table || context.isTrigger || body.toLowerCase().includes(table.name.toLowerCase()) || context.rows.size > 0)
    )
      unsure.push(routine)
  }
  return { bodies, unsure }
}

/** The routines in whose bodies these objects' names stand: Postgres lets the objects go, and the routines then fail. */
export function bodiesNaming(design: Design, ids: readonly Id[]): readonly DbObject[] {
  const named = ids.flatMap((id) => {
    const it: DbObject | null = object(design, id)
    return it ? [...renameBodies(design, it, `${it.name}_`).bodies.keys()] : []
  })
  return [...new Set(named)].flatMap((id) => (ids.includes(id) ? [] : (object(design, id) ?? [])))
}
