import { Printer, splitWords, toCamel } from '#base'
import { columnsOf, type Id, type Notice, type ObjectOf, object } from '#model'
import type { Chunk } from '../exporter.ts'
import { Claims } from '../naming/claim.ts'
import type { Loss } from '../naming/loss.ts'
import { oneLine } from '../naming/one-line.ts'
import { columnLine, columnsWithSequence, sequenceText } from './column-lines.ts'
import { type Context, formOf, loss, spokenOf, use } from './context.ts'
import { writeDoc } from './doc-comment.ts'
import { extraLines, parameterOf } from './extras.ts'
import { ownerCall } from './owner-call.ts'
import { relationLines } from './relation-lines.ts'

export type Piece = {
  readonly chunk: Chunk
  readonly notices: readonly Notice[]
  readonly uses: ReadonlySet<string>
  readonly speaks: ReadonlySet<string>
}

/** A table with its relations and row types. */
export function tableChunk(context: Context, table: ObjectOf<'table'>): Piece {
  const { design, names, options } = context
  const name = names.values.get(table.id) ?? ''
  const printer = new Printer<Id>()
  const own = tableLosses(table)
  const losses: Loss[] = [...own]
  const write = (each: readonly Loss[], indent: string) => {
    losses.push(...each)
    for (const it of each) printer.write(`${indent}// ${oneLine(it.comment)}\n`)
  }
  const extras = extraLines(context, table.id)
  for (const column of columnsWithSequence(design, table.id, context.wording))
    printer.about(column.id, () => printer.write(`${sequenceText(context, column)}\n\n`))
  printer.about(table.id, () => {
    writeDoc(printer, table.comment, '')
    for (const it of own) printer.write(`// ${oneLine(it.comment)}\n`)
    printer.write(`export const ${name} = ${ownerCall(context, table, 'table')}, {\n`)
    for (const column of columnsOf(design, table.id)) {
      const line = columnLine(context, column)
      printer.about(column.id, () => {
        writeDoc(printer, column.comment, '  ')
        write(line.losses, '  ')
        printer.write(`  ${line.key}: ${line.text},\n`)
      })
    }
    printer.write('}')
    if (extras.length > 0) {
      // Without this type, tables that refer to each other could not be inferred (TS7022).
      const isRecord = formOf(context, table.id, 'extras') === 'record'
      printer.write(
        isRecord
          ? `, (${parameterOf(context, table.id)}) => ({\n`
          : `, (${extras.some((it) => it.text !== null) ? parameterOf(context, table.id) : ''}): ${use(context, 'PgTableExtraConfigValue')}[] => [\n`,
      )
      const claims = new Claims()
      for (const line of extras)
        printer.about(line.about, () => {
          write(line.losses, '  ')
          const key = isRecord ? `${extraKey(context, line.about, claims)}: ` : ''
          if (line.text !== null) printer.write(`  ${key}${line.text},\n`)
        })
      printer.write(isRecord ? '})' : ']')
    }
    printer.write(`)${table.rowSecurity ? '.enableRLS()' : ''};\n\n`)
    if (options.types) {
      const [row, insert] = names.rows.get(table.id) ?? ['', '']
      printer.write(
        `export type ${row} = typeof ${name}.$inferSelect;\nexport type ${insert} = typeof ${name}.$inferInsert;\n\n`,
      )
    }
    if (options.relations) writeRelations(context, table.id, printer)
  })
  return { chunk: { ...printer.done(), about: table.id }, notices: losses.map((it) => it.notice), ...spokenOf(context) }
}

/** What an entry of the older form is called: as the text has it, or by its own name. */
function extraKey(context: Context, about: Id, claims: Claims): string {
  const own = formOf(context, about, 'key')
  return claims.claim(own ?? (toCamel(splitWords(object(context.design, about)?.name ?? 'entry')) || 'entry'))
}

function writeRelations(context: Context, table: Id, printer: Printer<Id>): void {
  const lines = relationLines(context, table)
  if (lines.length === 0) return
  const helpers = (['one', 'many'] as const).filter((helper) => lines.some((line) => line.helper === helper))
  const name = context.names.relations.get(table) ?? ''
  printer.write(
    `export const ${name} = ${use(context, 'relations')}(${context.names.values.get(table) ?? ''}, ({ ${helpers.join(', ')} }) => ({\n`,
  )
  for (const line of lines) printer.about(line.about, () => printer.write(`  ${line.text},\n`))
  printer.write('}));\n\n')
}

function tableLosses(table: ObjectOf<'table'>): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string) =>
    found.push(loss(code, table.id, { comment, message: `Drizzle can't say this of ${table.name}: ${comment}.` }))
  if (table.partitionBy) say('partitioned', `PARTITION BY ${table.partitionBy}`)
  if (table.inherits.length > 0) say('inherits', 'INHERITS')
  if (table.unlogged) say('unlogged', 'UNLOGGED')
  if (table.forceRowSecurity) say('force-row-security', 'FORCE ROW LEVEL SECURITY')
  if (table.options.length > 0) say('table-options', `WITH (${table.options.join(', ')})`)
  return found
}
