import {
  automaticName,
  type Change,
  childrenOf,
  type DbObject,
  type Design,
  freeObjectName,
  type Id,
  lastRank,
  mapReferences,
  namedAfter,
  object,
  referencesOf,
} from '#model'
import { columnsNamed } from '../reading/columns-named.ts'
import { inTurn } from '../reading/edits.ts'
import { expressionTree } from '../reading/parse.ts'
import { type Column, sameSet } from '../reading/shapes.ts'

/** A table that columns went to: what each of the old table's columns is called there, by its id before. */
export type Home = {
  readonly table: Id<'table'>
  readonly ids: ReadonlyMap<Id, Id<'column'>>
  readonly key: readonly Id[]
  /** False: it was there before, and calls the key's columns by names of its own. */
  readonly isNew: boolean
}

type Spoken = { readonly all: readonly Id[]; readonly inText: readonly Id[] }

/** The columns of its own table that a constraint or an index speaks of; null where its text can't be read. */
function spokenOf(it: DbObject, columns: readonly Column[]): Spoken | null {
  const texts =
    it.kind === 'check'
      ? [it.expression]
      : it.kind === 'index'
        ? [...(it.where === null ? [] : [it.where]), ...it.keys.flatMap((key) => key.expression ?? [])]
        : []
  const trees = texts.map(expressionTree)
  if (trees.includes(null)) return null
  const names = new Set(trees.flatMap((tree) => (tree ? [...columnsNamed(tree)] : [])))
  const inText = columns.filter((column) => names.has(column.name)).map((column) => column.id)
  const own = new Set<Id>(columns.map((column) => column.id))
  return { all: [...new Set([...inText, ...referencesOf(it).filter((id) => own.has(id))])], inText }
}

/** A constraint or an index of the new table in place of the old one's; nothing where the key there says it already. */
function takeAlong(design: Design, it: DbObject, home: Home): Change[] {
  const columns = namedAfter(it)?.columns ?? []
  const isKey = sameSet(columns, home.key) && (it.kind === 'unique' || (it.kind === 'index' && it.method === 'btree'))
  if (isKey) return [{ op: 'remove', object: it }]
  const own = automaticName(design, it) === it.name
  const mapped = mapReferences(it, (id) => (id === it.parent ? home.table : (home.ids.get(id) ?? id)))
  const after = { ...mapped, rank: lastRank(design, home.table) } as DbObject
  const by = own ? namedAfter(after) : null
  const name = by ? freeObjectName(design, home.table, { ...by, but: it.id }) : it.name
  return [{ op: 'set', before: it, after: { ...after, name } as DbObject }]
}

/**
 * What becomes of the constraints and indexes of a table whose columns go elsewhere: those that speak of one home's columns
 * alone go along, and those that speak of columns in several places are no more. The key itself is not among them.
 */
export function moveMembers(
  design: Design,
  table: Id<'table'>,
  at: { columns: readonly Column[]; moved: ReadonlySet<Id>; homes: readonly Home[] },
): { changes: (now: Design) => Change[]; lost: DbObject[]; kept: boolean } {
  const lost: DbObject[] = []
  const going: { it: DbObject; home: Home }[] = []
  let kept = true
  for (const it of childrenOf(design, table)) {
    if (it.kind === 'column' || it.kind === 'primary-key') continue
    const spoken = spokenOf(it, at.columns)
    if (spoken === null) kept = false
    if (!spoken?.all.some((id) => at.moved.has(id))) continue
    const home = at.homes.find(
      ({ ids, isNew }) =>
        spoken.all.every((id) => ids.has(id)) && (isNew || spoken.inText.every((id) => at.moved.has(id))),
    )
    if (home) going.push({ it, home })
    else lost.push(it)
  }
  return {
    lost,
    kept,
    changes: (now) =>
      inTurn(
        now,
        () => lost.map((it): Change => ({ op: 'remove', object: it })),
        // One after the other: each takes the next free name and the next place.
        ...going.map(
          ({ it, home }) =>
            (then: Design) =>
              object(then, it.id) ? takeAlong(then, it, home) : [],
        ),
      ),
  }
}
