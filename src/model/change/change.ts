import type { Design } from '../design.ts'
import type { Diagram, DiagramFacts, DiagramId, PlaceOnDiagram, Shape } from '../diagram.ts'
import type { Id } from '../id.ts'
import type { IntentEntry } from '../intent.ts'
import type { DbObject } from '../kinds/index.ts'

/**
 * The one vocabulary of difference: what an edit does, what undo reverts, what two versions differ by, what a migration
 * is planned from. Each carries what was there before, so that it can be turned round. Null stands for "not there".
 */
export type Change =
  | { readonly op: 'add'; readonly object: DbObject }
  | { readonly op: 'remove'; readonly object: DbObject }
  | { readonly op: 'set'; readonly before: DbObject; readonly after: DbObject }
  | {
      readonly op: 'intend'
      readonly key: string
      readonly before: IntentEntry | null
      readonly after: IntentEntry | null
    }
  | {
      readonly op: 'diagram'
      readonly id: DiagramId
      readonly before: DiagramFacts | null
      readonly after: DiagramFacts | null
    }
  | {
      readonly op: 'place'
      readonly diagram: DiagramId
      readonly about: Id
      readonly before: PlaceOnDiagram | null
      readonly after: PlaceOnDiagram | null
    }
  | {
      readonly op: 'draw'
      readonly diagram: DiagramId
      readonly shape: string
      readonly before: Shape | null
      readonly after: Shape | null
    }
  | { readonly op: 'design'; readonly before: DesignFacts; readonly after: DesignFacts }

export type DesignFacts = Pick<Design, 'name' | 'postgres'>

export const diagramFactsOf = ({ name, rank, detail }: Diagram): DiagramFacts => ({ name, rank, detail })
