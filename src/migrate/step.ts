import type { Hazard, Id } from '#model'

/** One statement of a migration, and the object that it is about. */
export type Step = {
  readonly about: Id
  readonly action: 'create' | 'alter' | 'rename' | 'drop' | 'comment' | 'fill'
  /** Without its semicolon. */
  readonly sql: string
  readonly hazard: Hazard | null
  /** What it makes can be used only once its transaction has ended. */
  readonly commits: boolean
  /** The objects that it makes besides `about`, folded into it. */
  readonly folds: readonly Id[]
}
