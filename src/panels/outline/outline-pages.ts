import { byRank } from '#base'
import { bucketOf, childrenOf, type DbObject, type Design, type Id, KINDS, rootsOf } from '#model'

/** What of one schema stands on a page; `schema` is null for what stands in none. */
export type OutlinePart = {
  readonly schema: Id<'schema'> | null
  readonly tables: readonly Id[]
  readonly others: readonly Id[]
}
export type OutlinePage = { readonly parts: readonly OutlinePart[] }

/** As much as a page holds, in lines: more of them at once would keep the page from answering. */
const LINES = 200
/** What a table takes besides its columns. */
const FRAME = 8

const isTable = (it: DbObject): boolean => it.kind === 'table' || it.kind === 'foreign-table'
const { compare } = new Intl.Collator('en', { numeric: true })
const byName = (a: DbObject, b: DbObject): number => compare(a.name, b.name)

type Entry = { readonly schema: Id<'schema'> | null; readonly id: Id; readonly table: boolean; readonly lines: number }

function entriesOf(design: Design): readonly Entry[] {
  const entry = (schema: Id<'schema'> | null, it: DbObject): Entry => {
    const table = isTable(it)
    return { schema, id: it.id, table, lines: table ? FRAME + (bucketOf(design.objects, it.id)?.members.size ?? 0) : 1 }
  }
  const schemas = rootsOf(design, 'schema').toSorted(byRank)
  const within = schemas.flatMap(({ id }) => {
    const inside = childrenOf(design, id)
    const tables = inside.filter(isTable).toSorted(byName)
    const others = inside.filter((it) => !isTable(it)).toSorted(byName)
    return [...tables, ...others].map((it) => entry(id, it))
  })
  const top = KINDS.flatMap((kind) => rootsOf(design, kind) as readonly DbObject[]).filter(
    (it) => it.parent === null && it.kind !== 'schema',
  )
  return [...within, ...top.toSorted(byName).map((it) => entry(null, it))]
}

function partsOf(entries: readonly Entry[]): readonly OutlinePart[] {
  const schemas = [...new Set(entries.map((it) => it.schema))]
  return schemas.map((schema) => {
    const own = entries.filter((it) => it.schema === schema)
    return {
      schema,
      tables: own.flatMap((it) => (it.table ? [it.id] : [])),
      others: own.flatMap((it) => (it.table ? [] : [it.id])),
    }
  })
}

/** The whole design in pages of a size that can be shown at once, schema by schema, by name. */
export function outlinePages(design: Design): readonly OutlinePage[] {
  const pages: Entry[][] = [[]]
  let lines = 0
  for (const entry of entriesOf(design)) {
    if (lines > 0 && lines + entry.lines > LINES) {
      pages.push([])
      lines = 0
    }
    pages.at(-1)?.push(entry)
    lines += entry.lines
  }
  // A schema without anything in it is there to be filled.
  const empty = rootsOf(design, 'schema')
    .filter(({ id }) => childrenOf(design, id).length === 0)
    .map(({ id }) => ({ schema: id, tables: [], others: [] }))
  return pages.map((entries, i) => ({ parts: i === 0 ? [...partsOf(entries), ...empty] : partsOf(entries) }))
}

/** What the pages are made by: while it is the same they need not be made anew, whatever else has changed. */
export const pagedBy = (design: Design): string =>
  KINDS.flatMap((kind) => (rootsOf(design, kind) as readonly DbObject[]).map((it) => `${it.id} ${it.name}`)).join()

const idsOf = ({ parts }: OutlinePage): readonly Id[] => parts.flatMap((it) => [...it.tables, ...it.others])

/** The page on which a root object stands; -1 where none has it. */
export const pageWith = (pages: readonly OutlinePage[], root: Id): number =>
  pages.findIndex((page) => idsOf(page).includes(root))

/** The first and last thing on a page. */
export function endsOf(page: OutlinePage): readonly [first: Id | null, last: Id | null] {
  const ids = idsOf(page)
  return [ids[0] ?? null, ids.at(-1) ?? null]
}
