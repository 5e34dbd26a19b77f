import { Printer, truncateName } from '#base'
import { quote } from '#languages'
import { checksOf, columnsOf, type Id, type Notice, type ObjectOf, schemaNameOf } from '#model'
import type { Chunk } from '../exporter.ts'
import type { Loss } from '../naming/loss.ts'
import { commentLines, oneLine } from '../naming/one-line.ts'
import { type Context, loss } from './context.ts'
import { columnRows } from './field-rows.ts'
import { indexLines } from './indexes.ts'
import { type BlockLine, isIdentifiable, keysOfModel } from './keys.ts'
import { relationRows } from './relation-rows.ts'
import { writeRows } from './rows.ts'

export type Piece = { readonly chunk: Chunk; readonly notices: readonly Notice[] }

/** The `model` block of a table. */
export function modelBlock(context: Context, table: ObjectOf<'table'>): Piece {
  const { design } = context
  const name = context.names.get(table.id) ?? ''
  const keys = keysOfModel(context, table.id)
  const fields = columnRows(context, columnsOf(design, table.id), keys.single)
  const relations = relationRows(context, table.id)
  const ignored = !isIdentifiable(context, table.id)
  const own = tableLosses(table, ignored)
  const checks = checksOf(design, table.id).map((it) =>
    loss('check', it.id, {
      comment: `CHECK ${it.name}: ${it.expression}`,
      message: `Prisma can't say the check ${it.name}; the SQL does.`,
    }),
  )
  const lines: BlockLine[] = [
    ...keys.lines,
    ...indexLines(context, table.id),
    ...checks.map((it): BlockLine => ({ about: it.notice.about as Id, text: null, losses: [it] })),
    ...relations.losses.filter((it) => it.notice.code === 'export/prisma-relation').map(bare),
  ]
  const printer = new Printer<Id>()
  printer.about(table.id, () => {
    for (const line of table.comment ? commentLines(table.comment) : [])
      printer.write(`/// ${line}`.trimEnd()).write('\n')
    for (const each of own) printer.write(`// ${oneLine(each.comment)}\n`)
    printer.write(`model ${name} {\n`)
    writeRows(printer, fields.rows)
    if (relations.rows.length > 0) printer.write('\n')
    writeRows(printer, relations.rows)
    const tail = [
      ...(name === table.name ? [] : [`@@map(${quote(truncateName(table.name))})`]),
      ...(context.schemas ? [`@@schema(${quote(schemaNameOf(design, table.id))})`] : []),
      ...(ignored ? ['@@ignore'] : []),
    ]
    if (lines.length + tail.length > 0) printer.write('\n')
    for (const line of lines) writeLine(printer, line)
    for (const line of tail) printer.write(`  ${line}\n`)
    printer.write('}\n\n')
  })
  const losses = [...own, ...fields.losses, ...relations.losses, ...lines.flatMap((it) => it.losses)]
  return { chunk: { ...printer.done(), about: table.id }, notices: distinct(losses) }
}

const bare = (it: Loss): BlockLine => ({ about: it.notice.about as Id, text: null, losses: [it] })

const distinct = (losses: readonly Loss[]): readonly Notice[] => [...new Set(losses.map((it) => it.notice))]

function writeLine(printer: Printer<Id>, line: BlockLine): void {
  printer.about(line.about, () => {
    for (const each of line.losses) printer.write(`  // ${oneLine(each.comment)}\n`)
    if (line.text) printer.write(`  ${line.text}\n`)
  })
}

function tableLosses(table: ObjectOf<'table'>, ignored: boolean): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string, message: string) => found.push(loss(code, table.id, { comment, message }))
  if (ignored)
    found.push(
      loss('no-key', table.id, {
        severity: 'warning',
        comment: 'without a key that Prisma can tell rows by',
        message: `${table.name} has no key that Prisma can tell its rows by: its client leaves the table out.`,
      }),
    )
  if (table.partitionBy)
    say('partitioned', `PARTITION BY ${table.partitionBy}`, `Prisma can't say that ${table.name} is partitioned.`)
  if (table.inherits.length > 0) say('inherits', 'INHERITS', `Prisma can't say what ${table.name} inherits from.`)
  if (table.unlogged) say('unlogged', 'UNLOGGED', `Prisma can't say that ${table.name} is unlogged.`)
  if (table.rowSecurity) say('row-security', 'ROW LEVEL SECURITY', `Prisma can't say row security of ${table.name}.`)
  if (table.options.length > 0)
    say('table-options', `WITH (${table.options.join(', ')})`, `Prisma can't say storage parameters of ${table.name}.`)
  return found
}
