import { type Address, constraintAddress } from './address.ts'
import { leaf, nameRange, type Shape } from './piece-of-shape.ts'
import type { Range, Source } from './source.ts'

type Node = Readonly<Record<string, unknown>>
type Given = { readonly source: Source; readonly range: Range; readonly table: Address }

/** What a column's own words are called; those that the column's type brings are none. */
const ROLES: Readonly<Record<string, string>> = {
  CONSTR_NULL: 'null',
  CONSTR_NOTNULL: 'null',
  CONSTR_DEFAULT: 'default',
  CONSTR_IDENTITY: 'default',
  CONSTR_GENERATED: 'default',
}

/** A column's definition taken apart: its name, its type, and what is said behind that. */
export function columnParts(column: Node, { source, range, table }: Given): readonly Shape[] {
  const member = String(column.colname ?? '')
  const own: Address = { ...table, sort: 'column', member }
  const [first] = source.tokens.filter((it) => it.from >= range.from)
  const type = column.typeName as { location?: number } | undefined
  const collation = (column.collClause as { location?: number } | undefined)?.location
  const constraints = ((column.constraints as readonly { Constraint?: Node }[] | undefined) ?? [])
    .flatMap((it): Node[] => (it.Constraint ? [it.Constraint] : []))
    .filter((it) => !String(it.contype).startsWith('CONSTR_ATTR'))
  const starts: readonly { readonly at: number; readonly node: Node | null }[] = [
    ...(collation === undefined ? [] : [{ at: source.at(collation), node: null }]),
    ...constraints.map((node) => ({ at: source.at(Number(node.location ?? 0)), node })),
  ].sort((a, b) => a.at - b.at)
  // STORAGE and COMPRESSION have no place in the tree: they go with the type.
  const behind = (i: number) => starts[i]?.at ?? range.to
  const name = leaf(own, 'name', { from: first?.from ?? range.from, to: first?.to ?? range.from })
  const typed = type?.location === undefined ? null : source.words(source.at(type.location), behind(0))
  return [
    name,
    ...(typed ? [leaf(own, 'type', typed)] : []),
    ...starts.map(({ at, node }, i): Shape => {
      const words = source.words(at, behind(i + 1))
      const address = node ? constraintAddress(node, table, member) : null
      const named = node?.conname ? [leaf(address, 'name', nameRange(source, words))] : []
      return {
        address: address ?? own,
        role: address ? '' : node ? (ROLES[String(node.contype)] ?? String(node.contype)) : 'collation',
        sort: 'word',
        range: words,
        inside: null,
        children: named,
      }
    }),
  ]
}
