import type { SyntaxNode } from '@lezer/common'
import { readExpression, readItems, wordOf } from './expressions.ts'
import { type PyReader, partsOf, rangeIn } from './nodes.ts'
import type { PyAssign, PyExpression, PyStatement } from './syntax.ts'

export function readAssign(reader: PyReader, node: SyntaxNode): PyStatement {
  const range = rangeIn(reader, node)
  const parts = partsOf(node)
  const signs = parts.flatMap((it, i) => (it.name === 'AssignOp' ? [i] : []))
  const annotated = parts.find((it) => it.name === 'TypeDef')
  const hint = annotated && partsOf(annotated).find((it) => it.name !== ':')
  const last = signs.at(-1)
  const values = last === undefined ? [] : readItems(reader, parts.slice(last + 1))
  const value =
    values.length > 0
      ? together(values, { from: values[0]?.from ?? range.from, to: values.at(-1)?.to ?? range.to })
      : null
  const targets = (signs.length > 0 ? signs : [parts.length]).map((end, i) =>
    parts.slice(i === 0 ? 0 : (signs[i - 1] ?? 0) + 1, end).filter((it) => it.name !== 'TypeDef'),
  )
  const annotation = hint ? readExpression(reader, hint) : null
  const made = targets.flatMap((it): readonly PyAssign[] => {
    const [only, more] = it
    if (only && !more && only.name !== 'TupleExpression')
      return [{ sort: 'assign', target: readExpression(reader, only), annotation, value, ...range }]
    return value ? apart(reader, it, value).map((each) => ({ ...each, ...range })) : []
  })
  const [first, second] = made
  if (!first || parts.some((it) => it.name === 'UpdateOp')) return { sort: 'other', ...range }
  return !second ? first : { sort: 'block', body: made, ...range }
}

/** `a, b = c`: each name is what stands at its place; none where a target is no name. */
function apart(reader: PyReader, nodes: readonly SyntaxNode[], of: PyExpression): readonly PyAssign[] {
  const [first] = nodes
  const parts = first?.name === 'TupleExpression' ? partsOf(first) : nodes
  if (!parts.every((it) => /^(?:VariableName|[,()])$/.test(it.name))) return []
  const { from, to } = of
  return parts
    .filter((it) => it.name === 'VariableName')
    .map((it, i): PyAssign => {
      const place: PyExpression = { sort: 'number', text: String(i), from, to }
      const keys = [{ spread: false, value: place, from, to }]
      return {
        sort: 'assign',
        target: { sort: 'name', ...wordOf(reader, it) },
        annotation: null,
        value: { sort: 'element', of, keys, from, to },
        from,
        to,
      }
    })
}

/** One value, or several with commas between as one list. */
export function together(
  values: readonly {
    readonly spread: boolean
    readonly value: PyExpression
    readonly from: number
    readonly to: number
  }[],
  range: { readonly from: number; readonly to: number },
): PyExpression {
  const [first] = values
  if (first && values.length === 1 && !first.spread) return first.value
  return { sort: 'list', items: values, inside: range, ...range }
}
