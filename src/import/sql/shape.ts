import { remembered } from '#base'
import { ADDRESSES, type Address, constraintAddress, type Relation } from './address.ts'
import { columnParts } from './column-shape.ts'
import { leaf, nameRange, type Shape } from './piece-of-shape.ts'
import { type Range, Source } from './source.ts'
import { type Parsed, parseStatement } from './statement.ts'

type Node = Readonly<Record<string, unknown>>
function tableEntries(node: Node, source: Source, table: Address): Pick<Shape, 'inside' | 'children'> {
  const elements = (node.tableElts as readonly Node[] | undefined) ?? []
  const relation = node.relation as Relation
  const inside = source.brackets(source.at(relation.location ?? 0))
  const items = inside ? source.items(inside) : []
  if (!inside || items.length !== elements.length) return { inside: null, children: [] }
  return {
    inside,
    children: elements.map((element, i): Shape => {
      const range = items[i] as Range
      const column = element.ColumnDef as Node | undefined
      const constraint = element.Constraint as Node | undefined
      const address = column
        ? { ...table, sort: 'column', member: String(column.colname ?? '') }
        : constraint
          ? constraintAddress(constraint, table, null)
          : null
      const children = column
        ? columnParts(column, { source, range, table })
        : constraint?.conname
          ? [leaf(address, 'name', nameRange(source, range))]
          : []
      return { address, role: '', sort: 'entry', range, inside: null, children }
    }),
  }
}

/** What a statement does to what it is about, where it does not make it. */
const roleOf = ({ tag, node }: Parsed, address: Address | null): string =>
  tag === 'CommentStmt'
    ? 'comment'
    : tag === 'AlterTableStmt' && address?.sort === 'relation'
      ? `alter ${subtypes(node)}`
      : ''

const subtypes = (node: Node): string =>
  ((node.cmds as readonly { AlterTableCmd?: { subtype?: string; name?: string } }[] | undefined) ?? [])
    .map((it) => `${it.AlterTableCmd?.subtype} ${it.AlterTableCmd?.name ?? ''}`)
    .join()

/** A statement taken apart. What can't be is one piece that is about nothing known. */
export const shapeOf = remembered((text: string): Shape => {
  const parsed = parseStatement(text)
  const source = new Source(text)
  const range = source.words(0, text.length)
  const address = parsed ? (ADDRESSES[parsed.tag]?.(parsed.node) ?? null) : null
  const apart =
    parsed?.tag === 'CreateStmt' && address
      ? tableEntries(parsed.node, source, address)
      : { inside: null, children: [] }
  return { address, role: parsed ? roleOf(parsed, address) : '', sort: 'block', range, ...apart }
})
