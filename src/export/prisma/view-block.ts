import { Printer, truncateName } from '#base'
import { quote, RESERVED_FIELDS } from '#languages'
import { type Id, type ObjectOf, schemaNameOf } from '#model'
import { Claims } from '../naming/claim.ts'
import { columnType, typeNamed } from '../naming/column-type.ts'
import { commentLines, oneLine } from '../naming/one-line.ts'
import { fieldName } from '../naming/table-names.ts'
import { type Context, loss } from './context.ts'
import type { Row } from './field-rows.ts'
import { fieldTypeOf } from './field-type.ts'
import type { Piece } from './model-block.ts'
import { writeRows } from './rows.ts'

/** The `view` block of a view: for the client only, since Prisma neither makes nor changes views. */
export function viewBlock(context: Context, it: ObjectOf<'view'>): Piece {
  const printer = new Printer<Id>()
  const name = context.names.get(it.id) ?? ''
  if (!context.options.views || it.columns.length === 0) {
    const lost = loss('view', it.id, {
      comment: `view ${it.name} is in the SQL only`,
      message: context.options.views
        ? `The columns of the view ${it.name} are not known yet, so Prisma's schema leaves it out.`
        : `The view ${it.name} is left out, since views are a preview feature of Prisma.`,
    })
    printer.about(it.id, () => printer.write(`// ${oneLine(lost.comment)}\n\n`))
    return { chunk: { ...printer.done(), about: it.id }, notices: [lost.notice] }
  }
  const lost = loss('view-query', it.id, {
    comment: 'what it selects is in the SQL only',
    message: `Prisma can't say what the view ${it.name} selects.`,
  })
  const claims = new Claims(RESERVED_FIELDS)
  const rows = it.columns.map((column): Row => {
    const field = fieldTypeOf(context, columnType(context.design, typeNamed(context.design, column.type)))
    const key = claims.claim(fieldName(column.name, context.options.names))
    return {
      about: it.id,
      above: [],
      name: key,
      type: `${field.word}${field.list ? '[]' : '?'}`,
      attributes: [
        ...(key === column.name ? [] : [`@map(${quote(column.name)})`]),
        ...(field.native ? [field.native] : []),
      ],
    }
  })
  printer.about(it.id, () => {
    for (const line of it.comment ? commentLines(it.comment) : []) printer.write(`/// ${line}`.trimEnd()).write('\n')
    printer.write(`// ${lost.comment}\nview ${name} {\n`)
    writeRows(printer, rows)
    if (name !== it.name || context.schemas) printer.write('\n')
    if (name !== it.name) printer.write(`  @@map(${quote(truncateName(it.name))})\n`)
    if (context.schemas) printer.write(`  @@schema(${quote(schemaNameOf(context.design, it.id))})\n`)
    printer.write('}\n\n')
  })
  return { chunk: { ...printer.done(), about: it.id }, notices: [lost.notice] }
}
