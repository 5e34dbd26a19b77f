import { Printer, truncateName } from '#base'
import { columnsOf, type Design, type Id, type ObjectOf, rootsOf, tablesOf, type Wording } from '#model'
import type { Chunk, Emitted } from '../exporter.ts'
import { Claims } from '../naming/claim.ts'
import { besideColumn } from './beside-column.ts'
import { enumCall } from './beside-enum.ts'
import { type Inline, inlineOf } from './beside-inline.ts'
import { type Context, formOf } from './context.ts'
import { fieldNames } from './field-names.ts'
import { headText } from './head.ts'
import { localHead, localText } from './local-names.ts'
import { isMapped, moduleNames } from './module-names.ts'
import type { SqlmodelOptions } from './options.ts'
import { laterIndexes, tableArgs } from './table-args.ts'
import { hasMembers } from './type-text.ts'
import { identifier, quote } from './words.ts'

/** Models as a text says them: under its names, and in its forms. What only Python minds is the text's own. */
export function besideText(design: Design, options: SqlmodelOptions, wording: Wording): Emitted {
  const names = moduleNames(design, wording)
  const fields = fieldNames(design, wording)
  const none = new Map<Id, string>()
  const context: Context = {
    design,
    options,
    names,
    fields,
    backs: () => none,
    uses: new Set(),
    speaks: new Set(),
    hints: new Set(),
    wording,
  }
  const body = [
    ...rootsOf(design, 'enum').map((it) => chunkOf(it.id, (printer) => writeEnum(context, it, printer))),
    ...tablesOf(design).flatMap((it) =>
      names.values.has(it.id) ? [chunkOf(it.id, (printer) => writeTable(context, it, printer))] : [],
    ),
  ].map((it) => ({ ...it, text: localText(wording, it.text) }))
  const head = headText('', new Set([...context.uses].filter((it) => it === 'PgType' || it === 'Any')))
  const whole = `${head}${body.map(({ text }) => text).join('')}`
  const text = `${localHead(wording, whole)}${head}`
  return { files: [{ path: 'models.py', chunks: [{ text, spans: [], about: null }, ...body] }], notices: [] }
}

function chunkOf(about: Id, write: (printer: Printer<Id>) => void): Chunk {
  const printer = new Printer<Id>()
  write(printer)
  return { text: printer.done().text, spans: [], about }
}

/** An enum that the text has as a class, or that is new; one that stands in its columns alone is said there. */
function writeEnum(context: Context, it: ObjectOf<'enum'>, printer: Printer<Id>): void {
  const form = formOf(context, it.id)
  if (form === 'inline' || !hasMembers(it)) return
  const claims = new Claims(new Set(['MRO', 'NAME', 'VALUE']), false)
  const name = context.names.values.get(it.id) ?? ''
  printer.write(`class ${name}(str, enum.Enum):\n`)
  for (const { label } of it.values) {
    const own = formOf(context, it.id, `member ${label}`)
    const byName = form === 'names' && /^[A-Za-z]\w*$/.test(label)
    printer.write(`    ${claims.claim(own ?? (byName ? label : identifier(label).toUpperCase()))} = ${quote(label)}\n`)
  }
  const constant = form === null || formOf(context, it.id, 'constant') !== null
  if (constant) printer.write(`\n\n${context.names.types.get(it.id)} = ${enumCall(context, it)}\n`)
  printer.write('\n\n')
}

function writeTable(context: Context, table: ObjectOf<'table'>, printer: Printer<Id>): void {
  const inline = inlineOf(context, table)
  const form = formOf(context, table.id) ?? formOf(context, null, 'tables') ?? 'sqlmodel'
  const isClass = form !== 'table' && (formOf(context, table.id) !== null || isMapped(context.design, table.id))
  if (isClass) writeClass(context, table, { printer, inline, form })
  else writeCall(context, table, { printer, inline })
  const name = context.names.values.get(table.id) ?? ''
  const target = isClass ? `${name}.__table__` : name
  for (const index of laterIndexes(context, table.id, target)) if (index.text !== null) printer.write(`${index.text}\n`)
  printer.write('\n\n')
}

type Out = { readonly printer: Printer<Id>; readonly inline: Inline; readonly form?: string }

const argsOf = (context: Context, table: Id, inline: Inline): readonly string[] =>
  tableArgs(context, table).flatMap((it) => (it.text !== null && !inline.has(it.about) ? [it.text] : []))

function writeClass(context: Context, table: ObjectOf<'table'>, { printer, inline, form }: Out): void {
  const name = context.names.values.get(table.id) ?? ''
  const base = formOf(context, table.id, 'base') ?? formOf(context, null, 'base') ?? 'Base'
  printer.write(`class ${name}(${form === 'sqlmodel' ? 'SQLModel, table=True' : base}):\n`)
  const own = truncateName(table.name)
  const isSaid = formOf(context, table.id, 'called') === 'said' || form !== 'sqlmodel' || own !== name.toLowerCase()
  if (isSaid) printer.write(`    __tablename__ = ${quote(own)}\n`)
  const args = argsOf(context, table.id, inline)
  const words = wordsOf(context, table)
  const record = words.length > 0 ? `{${words.map(([key, value]) => `${quote(key)}: ${value}`).join(', ')}}` : null
  if (args.length > 0)
    printer.write(
      `    __table_args__ = (\n${[...args, ...(record ? [record] : [])].map((it) => `        ${it},\n`).join('')}    )\n`,
    )
  else if (record) printer.write(`    __table_args__ = ${record}\n`)
  printer.write('\n')
  for (const column of columnsOf(context.design, table.id))
    printer.write(`    ${besideColumn(context, column, { inline, indent: '    ' })}\n`)
  if (columnsOf(context.design, table.id).length === 0) printer.write('    pass\n')
}

function writeCall(context: Context, table: ObjectOf<'table'>, { printer, inline }: Out): void {
  const name = context.names.values.get(table.id) ?? ''
  const metadata = formOf(context, table.id, 'metadata') ?? formOf(context, null, 'metadata') ?? 'SQLModel.metadata'
  const lines = [
    quote(truncateName(table.name)),
    metadata,
    ...columnsOf(context.design, table.id).map((it) => besideColumn(context, it, { inline, indent: '    ' })),
    ...argsOf(context, table.id, inline),
    ...wordsOf(context, table).map(([key, value]) => `${key}=${value}`),
  ]
  printer.write(`${name} = sa.Table(\n${lines.map((it) => `    ${it},\n`).join('')})\n`)
}

function wordsOf(context: Context, table: ObjectOf<'table'>): readonly (readonly [key: string, value: string])[] {
  const schema = rootsOf(context.design, 'schema').find((it) => it.id === table.parent)
  const usual = formOf(context, table.id, 'usual schema') ?? 'public'
  return [
    ...(schema && schema.name !== usual ? [['schema', quote(truncateName(schema.name))] as const] : []),
    ...(table.comment ? [['comment', quote(table.comment)] as const] : []),
  ]
}
