import type { PyArgument, PyExpression, PyStatement, Range } from '#languages'
import type { Binding, Calling, ClassInfo, Fn, Given, Scope, Value } from './values.ts'

/** What finds out what expressions stand for, as those who help it know it. */
export type Evaluating = {
  /** All classes that were met, in that order. */
  readonly classes: ClassInfo[]
  /** Calls of the libraries' that were met. */
  readonly met: Calling[]
  /** What a file has under a name. */
  readonly exported: (path: string, name: string, at: Range) => Value
  /** Whether so much may still be read; counts it. */
  readonly spend: (steps: number) => boolean
  readonly of: (node: PyExpression, scope: Scope) => Value
  readonly named: (name: string, scope: Scope, at: Range) => Value
  readonly bound: (binding: Binding, at: Range) => Value
  readonly args: (args: readonly PyArgument[], scope: Scope) => readonly Given[]
  readonly applied: (fn: Fn, args: readonly Given[], at: Range) => Value
  readonly declare: (it: PyStatement, scope: Scope) => void
}
