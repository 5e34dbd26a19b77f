import type { Diagram, DiagramId } from './diagram.ts'
import type { Id } from './id.ts'
import type { Intent } from './intent.ts'
import { get, NO_OBJECTS, type Objects } from './objects.ts'

export const POSTGRES_VERSIONS = [14, 15, 16, 17, 18] as const
export type PostgresVersion = (typeof POSTGRES_VERSIONS)[number]

/** The whole of what a person works on. Immutable; edits go through `Change`. */
export type Design = {
  readonly format: 1
  readonly name: string
  readonly postgres: PostgresVersion
  readonly objects: Objects
  readonly intent: Intent
  readonly diagrams: ReadonlyMap<DiagramId, Diagram>
}

export const PUBLIC: Id<'schema'> = 'schema:public'
/** The id of an object that every database has from the start; null for all others. */
export const idOfBuiltIn = (kind: string, name: string): Id | null =>
  kind === 'schema' && name === 'public' ? PUBLIC : null

export const MAIN_DIAGRAM: DiagramId = 'diagram:main'

/** A design with nothing in it: no schema, no diagram. What a migration "from nothing" starts at. */
export const NOTHING: Design = {
  format: 1,
  name: '',
  postgres: 18,
  objects: NO_OBJECTS,
  intent: new Map(),
  diagrams: new Map(),
}

export const object = <K extends string>(design: Design, id: Id<K>) => get(design.objects, id)
