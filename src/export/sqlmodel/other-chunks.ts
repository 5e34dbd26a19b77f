import { Printer, truncateName } from '#base'
import { type Id, type ObjectOf, object } from '#model'
import { Claims } from '../naming/claim.ts'
import { typeNamed } from '../naming/column-type.ts'
import { oneLine } from '../naming/one-line.ts'
import type { Piece } from './class-chunk.ts'
import { type Context, loss, needsOf, speak, use } from './context.ts'
import { hasMembers, typeText } from './type-text.ts'
import { call, identifier, quote } from './words.ts'

const schemaArgs = (context: Context, it: { readonly parent: Id | null }): readonly string[] => {
  const schema = it.parent ? object(context.design, it.parent) : null
  return schema && schema.name !== 'public' ? [`schema=${quote(truncateName(schema.name))}`] : []
}

/** An enum's values, and its type in the database; without values it has neither. */
export function enumChunk(context: Context, it: ObjectOf<'enum'>): Piece {
  const printer = new Printer<Id>()
  if (hasMembers(it))
    printer.about(it.id, () => {
      const isClass = context.options.values === 'class'
      const args = [
        ...(isClass ? [context.names.values.get(it.id) ?? ''] : it.values.map(({ label }) => quote(label))),
        `name=${quote(truncateName(it.name))}`,
        ...schemaArgs(context, it),
        // Without this the members' names would be stored, not their values.
        ...(isClass ? ['values_callable=lambda members: [member.value for member in members]'] : []),
      ]
      writeValues(context, it, printer)
      printer.write(`${context.names.types.get(it.id) ?? ''} = ${call('sa.Enum', args, '')}\n\n\n`)
    })
  return { chunk: { ...printer.done(), about: it.id }, notices: [], ...needsOf(context) }
}

/** The values as Python knows them. */
function writeValues(context: Context, it: ObjectOf<'enum'>, printer: Printer<Id>): void {
  const name = context.names.values.get(it.id) ?? ''
  if (context.options.values === 'literal') {
    const literal = `${name} = ${use(context, 'Literal')}[`
    printer.write(`${literal}${it.values.map(({ label }) => quote(label)).join(', ')}]\n\n`)
    return
  }
  const claims = new Claims(new Set(['MRO', 'NAME', 'VALUE']))
  printer.write(`class ${name}(str, ${use(context, 'enum')}.Enum):\n`)
  for (const { label } of it.values)
    printer.write(`    ${claims.claim(identifier(label).toUpperCase())} = ${quote(label)}\n`)
  printer.write('\n\n')
}

/** A view in metadata of its own, so that nobody makes a table of it: what it selects is the SQL's matter. */
export function viewChunk(context: Context, it: ObjectOf<'view'>): Piece {
  const printer = new Printer<Id>()
  const losses = [
    loss('view', it.id, {
      comment: 'what it selects is in the SQL only',
      message: `SQLModel takes the view ${it.name} as one that exists already.`,
    }),
  ]
  printer.about(it.id, () => {
    for (const each of losses) printer.write(`# ${oneLine(each.comment)}\n`)
    printer.write(
      `${context.names.values.get(it.id) ?? ''} = sa.Table(\n    ${quote(truncateName(it.name))},\n    ${speak(context, use(context, 'views'))},\n`,
    )
    for (const column of it.columns) {
      const type = typeText(context, typeNamed(context.design, column.type))
      printer.write(`    sa.Column(${quote(column.name)}, ${type.text}),\n`)
    }
    for (const arg of schemaArgs(context, it)) printer.write(`    ${arg},\n`)
    printer.write(')\n\n\n')
  })
  return { chunk: { ...printer.done(), about: it.id }, notices: losses.map((each) => each.notice), ...needsOf(context) }
}
