import { remembered } from '#base'
import { ADDRESSES, type Address, constraintAddress, onlyCommand, type Relation, ROLE_OF_COMMAND } from './address.ts'
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
function roleOf({ tag, node }: Parsed): string {
  if (tag === 'CommentStmt') return 'comment'
  if (tag !== 'AlterTableStmt') return ''
  const only = onlyCommand(node)
  if (only?.subtype === 'AT_AddConstraint' || only?.subtype === 'AT_AddColumn') return ''
  return ROLE_OF_COMMAND[only?.subtype ?? ''] ?? `alter ${subtypes(node)}`
}

const subtypes = (node: Node): string =>
  ((node.cmds as readonly { AlterTableCmd?: { subtype?: string; name?: string } }[] | undefined) ?? [])
    .map((it) => `${it.AlterTableCmd?.subtype} ${it.AlterTableCmd?.name ?? ''}`)
    .join()

const NOT_APART = { inside: null, children: [] }

function apartOf({ tag, node }: Parsed, source: Source, address: Address): Pick<Shape, 'inside' | 'children'> {
  if (tag === 'CreateStmt') return tableEntries(node, source, address)
  const column = tag === 'AlterTableStmt' && address.sort === 'column' ? onlyCommand(node)?.def?.ColumnDef : undefined
  if (!column || column.location === undefined) return NOT_APART
  const range = source.words(source.at(Number(column.location)), source.text.length)
  return { inside: null, children: columnParts(column, { source, range, table: { ...address, sort: 'relation' } }) }
}

/** A statement taken apart. What can't be is one piece that is about nothing known. */
export const shapeOf = remembered((text: string): Shape => {
  const parsed = parseStatement(text)
  const source = new Source(text)
  const range = source.words(0, text.length)
  const address = parsed ? (ADDRESSES[parsed.tag]?.(parsed.node) ?? null) : null
  const apart = parsed && address ? apartOf(parsed, source, address) : NOT_APART
  return { address, role: parsed ? roleOf(parsed) : '', sort: 'block', range, ...apart }
})
