import { type Rank, rankBetween } from '#base'
import { type Design, MAIN_DIAGRAM, NOTHING, type PostgresVersion, PUBLIC } from './design.ts'
import type { Diagram } from './diagram.ts'
import type { Id } from './id.ts'
import { newId } from './id.ts'
import type { DbObject, Kind, ObjectOf } from './kinds/index.ts'
import { ObjectsEdit } from './objects.ts'
import { PLAIN } from './plain.ts'
import { childrenOf } from './read.ts'

/** The plain form of a kind, field by field: what a saved file and a link leave unsaid. */
export const plainForm = (kind: Kind): Readonly<Record<string, unknown>> => PLAIN[kind]

type Given<K extends Kind> = Partial<Omit<ObjectOf<K>, 'kind'>> & {
  readonly name: string
  readonly parent: Id | null
  readonly rank: Rank
}

/** A new object of a kind: what is given, and the plain form for the rest. */
export function make<K extends Kind>(kind: K, given: Given<K>): ObjectOf<K> {
  return { id: newId(kind), kind, comment: null, uses: [], ...PLAIN[kind], ...given } as unknown as ObjectOf<K>
}

/** The rank that puts a new object last under its parent. */
export function lastRank(design: Design, parent: Id | null): Rank {
  const siblings: readonly DbObject[] = parent ? childrenOf(design, parent) : []
  return rankBetween(siblings.at(-1)?.rank ?? null, null)
}

const mainDiagram: Diagram = {
  id: MAIN_DIAGRAM,
  name: 'Main',
  rank: 'a0',
  detail: 'all',
  places: new Map(),
  shapes: new Map(),
}

/** A design as it begins: the schema `public`, one diagram, nothing on it. */
export function emptyDesign(name = 'Untitled', postgres: PostgresVersion = 18): Design {
  const objects = new ObjectsEdit(NOTHING.objects)
  objects.put(make('schema', { id: PUBLIC, name: 'public', parent: null, rank: 'a0' }))
  return { ...NOTHING, name, postgres, objects: objects.now(), diagrams: new Map([[MAIN_DIAGRAM, mainDiagram]]) }
}
