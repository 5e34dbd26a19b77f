import type { Edge, Placed } from '../project/scene.ts'

/** What stands out: hovered with its neighbours (the rest dims), or selected (the rest stays). */
export type Lit = {
  readonly cards: readonly Placed[]
  readonly edges: readonly Edge[]
  readonly columns: ReadonlySet<string>
  /** Cards with a ring round them. */
  readonly ringed: readonly Placed[]
  readonly dims: boolean
  /** Cards and edges that say something by their colour. */
  readonly tones: ReadonlyMap<string, Tone>
}

export type Tone = 'danger' | 'warning' | 'info'

const NO_TONES: ReadonlyMap<string, Tone> = new Map()
export const NOTHING_LIT: Lit = { cards: [], edges: [], columns: new Set(), ringed: [], dims: false, tones: NO_TONES }
