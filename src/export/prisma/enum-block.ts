import { Printer, truncateName } from '#base'
import { quote } from '#languages'
import { type Id, type ObjectOf, schemaNameOf } from '#model'
import { commentLines, oneLine } from '../naming/one-line.ts'
import { type Context, loss } from './context.ts'
import { valueNames } from './enum-values.ts'
import type { Piece } from './model-block.ts'

/** The `enum` block of an enum; a comment where it has no values, which Prisma refuses. */
export function enumBlock(context: Context, it: ObjectOf<'enum'>): Piece {
  const printer = new Printer<Id>()
  const name = context.names.get(it.id) ?? ''
  if (it.values.length === 0) {
    const lost = loss('empty-enum', it.id, {
      comment: `enum ${it.name} has no values`,
      message: `Prisma can't say the enum ${it.name}, which has no values.`,
      severity: 'warning',
    })
    printer.about(it.id, () => printer.write(`// ${oneLine(lost.comment)}\n\n`))
    return { chunk: { ...printer.done(), about: it.id }, notices: [lost.notice] }
  }
  const names = valueNames(it, context.wording)
  const width = Math.max(...[...names.values()].map((each) => each.length))
  printer.about(it.id, () => {
    for (const line of it.comment ? commentLines(it.comment) : []) printer.write(`/// ${line}`.trimEnd()).write('\n')
    printer.write(`enum ${name} {\n`)
    for (const { label } of it.values) {
      const value = names.get(label) ?? ''
      printer.write(`  ${value === label ? value : `${value.padEnd(width)} @map(${quote(label)})`}\n`)
    }
    if (name !== it.name || context.schemas) printer.write('\n')
    if (name !== it.name) printer.write(`  @@map(${quote(truncateName(it.name))})\n`)
    if (context.schemas) printer.write(`  @@schema(${quote(schemaNameOf(context.design, it.id))})\n`)
    printer.write('}\n\n')
  })
  return { chunk: { ...printer.done(), about: it.id }, notices: [] }
}
