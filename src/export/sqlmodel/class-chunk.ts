import { Printer, truncateName } from '#base'
import { columnsOf, type Id, type Notice, type ObjectOf, object } from '#model'
import type { Chunk } from '../exporter.ts'
import type { Loss } from '../naming/loss.ts'
import { commentLines, oneLine } from '../naming/one-line.ts'
import { isMadeByOrm } from '../naming/upkeep.ts'
import { columnLine } from './column-line.ts'
import { type Context, loss, type Needs, needsOf, use } from './context.ts'
import { isMapped } from './module-names.ts'
import { relationshipLines } from './relationship-lines.ts'
import { laterIndexes, tableArgs } from './table-args.ts'
import { call, quote } from './words.ts'

export type Piece = Needs & { readonly chunk: Chunk; readonly notices: readonly Notice[] }

/** A table as a class; one without a primary key, which SQLAlchemy can't map, as a plain `sa.Table`. */
export function tableChunk(context: Context, table: ObjectOf<'table'>): Piece {
  const printer = new Printer<Id>()
  const losses: Loss[] = []
  printer.about(table.id, () => {
    const out = { printer, losses }
    const mapped = isMapped(context.design, table.id)
    if (mapped) writeClass(context, table, out)
    else writeTable(context, table, out)
    const name = context.names.values.get(table.id) ?? ''
    const later = laterIndexes(context, table.id, mapped ? `${name}.__table__` : name)
    if (later.length > 0) printer.write('\n')
    for (const index of later)
      printer.about(index.about, () => {
        writeLosses(out, index.losses, '')
        printer.write(`${index.text}\n`)
      })
    printer.write('\n\n')
  })
  return { chunk: { ...printer.done(), about: table.id }, notices: losses.map((it) => it.notice), ...needsOf(context) }
}

/** What the class makes of a value that neither the caller nor the database brings. */
const madeHere = (context: Context, column: ObjectOf<'column'>): readonly string[] =>
  isMadeByOrm(context.design, column) ? [`default_factory=lambda: str(${use(context, 'uuid')}.uuid4())`] : []

type Out = { readonly printer: Printer<Id>; readonly losses: Loss[] }

function writeLosses({ printer, losses }: Out, found: readonly Loss[], indent: string): void {
  losses.push(...found)
  for (const it of found) printer.write(`${indent}# ${oneLine(it.comment)}\n`)
}

function writeClass(context: Context, table: ObjectOf<'table'>, out: Out): void {
  const { printer } = out
  const fields = context.fields(table.id)
  printer.write(`class ${context.names.values.get(table.id) ?? ''}(SQLModel, table=True):\n`)
  if (table.comment) printer.write(`    """${docString(table.comment)}"""\n\n`)
  writeLosses(out, tableLosses(table), '    ')
  printer.write(`    __tablename__ = ${quote(truncateName(table.name))}\n    __table_args__ = (\n`)
  for (const arg of tableArgs(context, table.id))
    printer.about(arg.about, () => {
      writeLosses(out, arg.losses, '        ')
      if (arg.text !== null) printer.write(`        ${arg.text},\n`)
    })
  const words = tableWords(context, table)
  if (words.length > 0)
    printer.write(`        {${words.map(([key, value]) => `${quote(key)}: ${value}`).join(', ')}},\n`)
  printer.write('    )\n\n')
  for (const column of columnsOf(context.design, table.id)) {
    const line = columnLine(context, column, '        ')
    const value = line.hint.startsWith('Optional[') ? ['default=None'] : madeHere(context, column)
    const field = call('Field', [...value, `sa_column=${line.column}`], '    ')
    printer.about(column.id, () => {
      writeLosses(out, line.losses, '    ')
      printer.write(`    ${fields.columns.get(column.id) ?? ''}: ${line.hint} = ${field}\n`)
    })
  }
  const relationships = context.options.relationships ? relationshipLines(context, table.id) : []
  if (relationships.length > 0) printer.write('\n')
  for (const line of relationships) printer.about(line.about, () => printer.write(line.text))
}

function writeTable(context: Context, table: ObjectOf<'table'>, out: Out): void {
  const { printer } = out
  writeLosses(out, [keyless(table), ...tableLosses(table)], '')
  printer.write(
    `${context.names.values.get(table.id) ?? ''} = sa.Table(\n    ${quote(truncateName(table.name))},\n    SQLModel.metadata,\n`,
  )
  for (const column of columnsOf(context.design, table.id)) {
    const line = columnLine(context, column, '    ')
    printer.about(column.id, () => {
      writeLosses(out, line.losses, '    ')
      printer.write(`    ${line.column},\n`)
    })
  }
  for (const arg of tableArgs(context, table.id))
    printer.about(arg.about, () => {
      writeLosses(out, arg.losses, '    ')
      if (arg.text !== null) printer.write(`    ${arg.text},\n`)
    })
  for (const [key, value] of tableWords(context, table)) printer.write(`    ${key}=${value},\n`)
  printer.write(')\n')
}

const keyless = (table: ObjectOf<'table'>): Loss =>
  loss('no-key', table.id, {
    comment: 'no primary key tells its rows apart, so there is no class',
    message: `SQLAlchemy maps no table without a primary key: ${table.name} is a plain Table, without relations.`,
  })

/** What stands in a comment's place in Python; nothing in it can end the string. */
const docString = (comment: string): string => {
  const text = commentLines(comment).join('\n    ').replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"')
  return text.endsWith('"') ? `${text} ` : text
}

function tableWords(context: Context, table: ObjectOf<'table'>): readonly (readonly [key: string, value: string])[] {
  const { design } = context
  const schema = table.parent ? object(design, table.parent) : null
  const [parent] = table.inherits.flatMap((id) => object(design, id) ?? [])
  return [
    ...(schema && schema.name !== 'public' ? [['schema', quote(truncateName(schema.name))] as const] : []),
    ...(table.comment ? [['comment', quote(table.comment)] as const] : []),
    ...(table.unlogged ? [['prefixes', '["UNLOGGED"]'] as const] : []),
    ...(table.partitionBy ? [['postgresql_partition_by', quote(table.partitionBy)] as const] : []),
    ...(parent && table.inherits.length === 1 ? [['postgresql_inherits', quote(parent.name)] as const] : []),
  ]
}

function tableLosses(table: ObjectOf<'table'>): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string) =>
    found.push(loss(code, table.id, { comment, message: `SQLModel can't say this of ${table.name}: ${comment}.` }))
  if (table.inherits.length > 1) say('inherits', 'INHERITS')
  if (table.rowSecurity) say('row-security', 'ROW LEVEL SECURITY')
  if (table.forceRowSecurity) say('force-row-security', 'FORCE ROW LEVEL SECURITY')
  if (table.options.length > 0) say('table-options', `WITH (${table.options.join(', ')})`)
  return found
}
