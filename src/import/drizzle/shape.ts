import type { ArrayLiteral, Call, Expression, FunctionLiteral, ObjectLiteral, Range } from '#languages'

/** How a declaration is written: `pgTable('users', { … }, (t) => [ … ]).enableRLS()`. */
export type Shape = {
  /** The call that its name is given to, and what it calls. */
  readonly base: Call
  readonly maker: Range
  /** The name in the database, where it is written out. */
  readonly called: Range | null
}

/** The call that everything else in an expression is called on. */
export function shapeOf(value: Expression): Shape | null {
  let base: Call | null = null
  for (let it: Expression = value; it.sort === 'call'; ) {
    base = it
    const { callee } = it
    if (callee.sort !== 'member' || callee.of.sort !== 'call') break
    it = callee.of
  }
  if (!base) return null
  const [name] = base.args
  const called = name?.value.sort === 'string' && !name.spread ? { from: name.from, to: name.to } : null
  return { base, maker: { from: base.callee.from, to: base.callee.to }, called }
}

/** The object or list that a function gives, as far as that is all it does. */
export function givenBy(node: Expression | undefined): ObjectLiteral | ArrayLiteral | null {
  if (!node) return null
  if (node.sort === 'object' || node.sort === 'array') return node
  if (node.sort !== 'function') return null
  const { body } = node as FunctionLiteral
  if (!Array.isArray(body)) return givenBy(body as Expression)
  const last = body.at(-1)
  return body.length === 1 && last?.sort === 'return' && last.value ? givenBy(last.value) : null
}
