import type { Expression, Pattern, Range, Statement } from '#languages'
import type { Calling, Scope, Value } from './values.ts'

/** What a call is given, and where it stands. */
export type Given = {
  readonly args: readonly Value[]
  readonly at: Range
  readonly step: Range
  readonly argsAt: readonly Range[]
}

/** Finds out what expressions stand for. */
export type Evaluating = {
  /** Calls of the library's that were met. */
  readonly met: Calling[]
  readonly of: (node: Expression, scope: Scope) => Value
  /** What the statements of a function give back; null where they give nothing. */
  readonly run: (statements: readonly Statement[], scope: Scope) => Value | null
  /** Gives names what they stand for. */
  readonly bind: (pattern: Pattern, value: Value, scope: Scope) => void
  /** What calling a value gives. */
  readonly call: (of: Value, given: Given) => Value
  /** What a file exports under a name. */
  readonly exported: (path: string, name: string, at: Range) => Value
}
