import * as v from 'valibot'
import { invariant, memoize, ranksBetween } from '#base'
import {
  type AnyKind,
  type DbObject,
  type Design,
  emptyDesign,
  type Id,
  idOfBuiltIn,
  KINDS,
  type Kind,
  kindOf,
  newId,
  noteOf,
  ObjectsEdit,
  plainForm,
  printedAgain,
} from '#model'
import { dependencyRows, type Need, needsOf, type Ref } from './dependencies.ts'
import { readLists } from './in-lists.ts'
import { inhabitedKinds } from './inhabited.ts'
import { type Planned, plannedIn } from './planned.ts'
import type { Postgres } from './postgres.ts'
import { withBrackets } from './printed.ts'
import { replaced } from './replaced.ts'

type Row = {
  readonly ref: Ref
  readonly parent: Ref | null
  readonly name: string
  readonly ord: number | string
  readonly fields: Record<string, unknown>
  /** Whether what its fields leave unsaid has its plain form. */
  readonly plain?: boolean
}
type ReadRow = Row & { readonly kind: Kind }

/** A design read from a catalog, with the ref of each object and what Postgres says depends on what. */
export type CatalogRead = {
  readonly design: Design
  readonly ids: ReadonlyMap<Ref, Id>
  /** Every tracked dependency that is not on a member of the same object, by ref. */
  readonly needs: ReadonlyMap<Ref, readonly Need[]>
  /** What was read and not taken, nor what stands under it: its parent is not in the design, or it can't be said without what is not. */
  readonly orphans: readonly { readonly kind: Kind; readonly name: string }[]
}

/** Refs of objects that an extension brought: they are the extension's, not the design's. */
export async function extensionMembers(db: Postgres): Promise<ReadonlySet<Ref>> {
  const { rows } = await db.query<{ ref: Ref }>(
    `select classid || ':' || objid || ':' || objsubid as ref from pg_depend where deptype = 'e'`,
  )
  return new Set(rows.map((row) => row.ref))
}

/** Comments that a person wrote: those of initdb and of extensions' control files are Postgres' own. */
async function comments(planned: Planned): Promise<ReadonlyMap<Ref, string>> {
  const rows = await planned<{ ref: Ref; text: string }>(
    'comments',
    `
    select d.classoid || ':' || d.objoid || ':' || d.objsubid as ref, d.description as text from pg_description d
      left join pg_extension x on d.classoid = 'pg_extension'::regclass and x.oid = d.objoid
      left join pg_available_extensions a on a.name = x.extname
    where (d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass) and a.comment is distinct from d.description
      and not (d.classoid = 'pg_namespace'::regclass and d.description = 'standard public schema')
    union all select classoid || ':' || objoid || ':0', description from pg_shdescription where objoid >= 16384`,
  )
  return new Map(rows.map((row) => [row.ref, row.text]))
}

/** Replaces `{"$ref": …}` by the object's id, at any depth. Null where the object was not read. */
const resolve = (value: unknown, ids: ReadonlyMap<Ref, Id>): unknown =>
  replaced(value, ({ $ref }) => (typeof $ref === 'string' ? (ids.get($ref) ?? null) : undefined))

const sqlFields = memoize((kind: AnyKind) =>
  Object.entries(kind.fields).flatMap(([field, schema]) => {
    const note = noteOf(schema)
    return note?.holds === 'sql' && note.form !== 'body' ? [field] : []
  }),
)

/** Expressions in the form that Postgres would print of a copy, so that a design and its copy say the same. */
function atRest(kind: Kind, fields: Record<string, unknown>): Record<string, unknown> {
  const now = { ...fields }
  for (const field of sqlFields(kindOf(kind))) {
    const sql = now[field]
    if (typeof sql === 'string') now[field] = printedAgain(sql)
  }
  return now
}

/** Parents before children, siblings by their order in the catalog, kinds in the registry's order. */
function inOrder(rows: readonly ReadRow[]): Map<Ref | null, ReadRow[]> {
  const byParent = new Map<Ref | null, ReadRow[]>()
  for (const row of rows) {
    const group = byParent.get(row.parent)
    if (group) group.push(row)
    else byParent.set(row.parent, [row])
  }
  const place = new Map(KINDS.map((kind, i) => [kind, i]))
  const order = (a: ReadRow, b: ReadRow) =>
    (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0) || Number(a.ord) - Number(b.ord) || (a.name < b.name ? -1 : 1)
  for (const group of byParent.values()) group.sort(order)
  return byParent
}

const idFor = (row: ReadRow): Id => idOfBuiltIn(row.kind, row.name) ?? newId(row.kind)

/** Expressions are printed as someone with the usual search path and string syntax writes them, whatever a script has set or whoever it has become. */
export async function usualSettings(db: Postgres): Promise<void> {
  await db.exec('reset session authorization; reset all; set search_path = public')
}

const shapes = memoize((kind: AnyKind) => v.object(kind.fields))

/**
 * The fields of each row as its kind declares them. What can't be said without something that was not read, as a foreign
 * key to an extension's own table can't, has none and no id, nor has what stands under it or can't be said without it.
 */
function fieldsOf(rows: readonly ReadRow[], ids: Map<Ref, Id>): ReadonlyMap<Ref, object> {
  const found = new Map<Ref, object>()
  for (const row of rows) {
    if (row.parent !== null && !ids.has(row.parent)) {
      ids.delete(row.ref)
      continue
    }
    const parsed = v.safeParse(shapes(kindOf(row.kind)) as v.GenericSchema, resolve(row.fields, ids))
    if (parsed.success) found.set(row.ref, parsed.output as object)
    else {
      const why = JSON.stringify(v.flatten(parsed.issues as never))
      invariant(speaksOfUnread(row.fields, ids), `${row.kind} ${row.name} is read as it is declared: ${why}`)
      ids.delete(row.ref)
    }
  }
  return found.size === rows.length
    ? found
    : fieldsOf(
        rows.filter((row) => found.has(row.ref)),
        ids,
      )
}

function speaksOfUnread(fields: unknown, ids: ReadonlyMap<Ref, Id>): boolean {
  let isSo = false
  replaced(fields, ({ $ref }) => {
    if (typeof $ref === 'string' && !ids.has($ref)) isSo = true
    return undefined
  })
  return isSo
}

type Reading = {
  /** The ids under which objects of other kinds are held, so that what depends on them says so. */
  readonly held?: ReadonlyMap<Ref, Id>
  /** The ids of what was read before: what is still there keeps its own, whatever it is called by now. */
  readonly before?: ReadonlyMap<Ref, Id>
  readonly name?: string
}

const NONE: ReadonlyMap<Ref, Id> = new Map()

/** Reads every object of a kind we model out of a live catalog. Ids are new; `adopt` gives them those of a design at hand. */
export async function readCatalog(
  db: Postgres,
  { held = NONE, before = NONE, name = 'Untitled' }: Reading = {},
): Promise<CatalogRead> {
  await usualSettings(db)
  const members = await extensionMembers(db)
  const planned = await plannedIn(db)
  const rowsOf = async (kind: Kind): Promise<readonly ReadRow[]> => {
    const read = await planned<Row>(kind, kindOf(kind).catalog)
    const users = read.filter(({ ref, parent }) => !members.has(ref) && !members.has(parent ?? ''))
    const own = withBrackets(users) as readonly Row[]
    return (await readLists(db, own)).map((row) => {
      const fields = atRest(kind, row.fields)
      return { ...row, kind, fields: row.plain ? { ...plainForm(kind), ...fields } : fields }
    })
  }
  // Asked all at once: what was found is understood while Postgres looks for the rest.
  const kinds = await inhabitedKinds(planned)
  const [ofKinds, texts, depends] = await Promise.all([
    Promise.all(kinds.map(rowsOf)),
    comments(planned),
    dependencyRows(planned),
  ])
  const rows = ofKinds.flat()
  const ids = new Map<Ref, Id>([...held, ...rows.map((row): [Ref, Id] => [row.ref, before.get(row.ref) ?? idFor(row)])])
  const needs = needsOf(depends, (ref) => ids.has(ref))
  const fields = fieldsOf(rows, ids)
  const edit = new ObjectsEdit({ buckets: new Map(), roots: emptyDesign().objects.roots.map(() => new Map()) })
  const byParent = inOrder(rows)
  const taken = new Set<Ref>()
  const add = (parent: Ref | null) => {
    const group = byParent.get(parent) ?? []
    const ranks = ranksBetween(null, null, group.length)
    for (const [i, row] of group.entries()) {
      const its = fields.get(row.ref)
      if (!its) continue
      taken.add(row.ref)
      const id = ids.get(row.ref) as Id
      edit.put({
        id,
        kind: row.kind,
        name: row.name,
        parent: parent === null ? null : (ids.get(parent) ?? null),
        rank: ranks[i] as string,
        comment: texts.get(row.ref) ?? null,
        uses: usesOf(row, { needs, ids }),
        ...its,
      } as unknown as DbObject)
      add(row.ref)
    }
  }
  add(null)
  const lost = new Map(rows.flatMap((row): [Ref, ReadRow][] => (taken.has(row.ref) ? [] : [[row.ref, row]])))
  const orphans = [...lost.values()].filter((row) => row.parent === null || !lost.has(row.parent))
  return { design: { ...emptyDesign(name), objects: edit.now() }, ids, needs, orphans }
}

/** The object that a ref means; a column of something that is held whole (a materialized view) means all of it. */
export const idOfRef = (ref: Ref, ids: ReadonlyMap<Ref, Id>): Id | null =>
  ids.get(ref) ?? ids.get(ref.replace(/:\d+$/, ':0')) ?? null

/** The oid of pg_namespace, the same in every Postgres. */
const NAMESPACE = 2615
/**
 * What the object's text depends on and its fields do not say: not its parent nor a schema. Columns that can't change
 * while it is there (a policy's, a trigger's) whether said or not; a check on its own columns Postgres sees to by itself.
 */
function usesOf(
  row: ReadRow,
  from: { needs: ReadonlyMap<Ref, readonly Need[]>; ids: ReadonlyMap<Ref, Id> },
): readonly Id[] {
  const needs = from.needs.get(row.ref) ?? []
  if (needs.length === 0) return []
  const said = JSON.stringify(row.fields)
  const table = row.parent?.replace(/:\d+$/, '')
  const parent = row.parent ? from.ids.get(row.parent) : null
  const uses = needs.flatMap(({ ref, auto }) => {
    const id = idOfRef(ref, from.ids)
    const beside = table !== undefined && ref.startsWith(`${table}:`)
    if (!id || id === parent || ref.startsWith(`${NAMESPACE}:`)) return []
    const inTheWay = !ref.endsWith(':0') && !auto
    return inTheWay || !(beside || said.includes(`"${ref}"`)) ? [id] : []
  })
  return [...new Set(uses)].sort()
}
