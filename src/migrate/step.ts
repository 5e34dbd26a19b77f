import type { Hazard, Id, Ways } from '#model'

/** One statement of a migration, and the object that it is about. */
export type Step = {
  readonly about: Id
  /** `aside`: what is made again leaves its name and place to the new one until that has its rows. */
  readonly action: 'create' | 'alter' | 'rename' | 'drop' | 'comment' | 'fill' | 'guard' | 'aside'
  /** The root object that it is about or a part of: a table, a type. */
  readonly root: Id
  /** Without its semicolon. */
  readonly sql: string
  readonly hazard: Hazard | null
  /** What it makes can be used only once its transaction has ended. */
  readonly commits: boolean
  /** It can't stand in a transaction. */
  readonly alone: boolean
  /** The objects that it makes besides `about`, folded into it. */
  readonly folds: readonly Id[]
  /** Which of several parts that have nothing to do with each other it belongs to. */
  readonly part: number
  /** How else it could be done, and was not. */
  readonly ways: Ways
}
