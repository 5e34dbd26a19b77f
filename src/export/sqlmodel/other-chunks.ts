import { Printer, truncateName } from '#base'
import { type Id, type ObjectOf, object } from '#model'
import { Claims } from '../naming/claim.ts'
import { typeNamed } from '../naming/column-type.ts'
import { oneLine } from '../naming/one-line.ts'
import type { Piece } from './class-chunk.ts'
import { type Context, loss, use } from './context.ts'
import { hasMembers, typeText } from './type-text.ts'
import { call, identifier, quote } from './words.ts'

const schemaArgs = (context: Context, it: { readonly parent: Id | null }): readonly string[] => {
  const schema = it.parent ? object(context.design, it.parent) : null
  return schema && schema.name !== 'public' ? [`schema=${quote(truncateName(schema.name))}`] : []
}

/** An enum's values as a class, and its type in the database; without values it has neither. */
export function enumChunk(context: Context, it: ObjectOf<'enum'>): Piece {
  const printer = new Printer<Id>()
  const claims = new Claims(new Set(['MRO', 'NAME', 'VALUE']))
  const [name, constant] = [context.names.values.get(it.id) ?? '', context.names.types.get(it.id) ?? '']
  if (hasMembers(it))
    printer.about(it.id, () => {
      printer.write(`class ${name}(str, ${use(context, 'enum')}.Enum):\n`)
      for (const { label } of it.values) {
        const member = claims.claim(identifier(label).toUpperCase())
        printer.write(`    ${member} = ${quote(label)}\n`)
      }
      const args = [
        name,
        `name=${quote(truncateName(it.name))}`,
        ...schemaArgs(context, it),
        // Without this the members' names would be stored, not their values.
        'values_callable=lambda members: [member.value for member in members]',
      ]
      printer.write(`\n\n${constant} = ${call('sa.Enum', args, '')}\n\n\n`)
    })
  return { chunk: { ...printer.done(), about: it.id }, notices: [], uses: context.uses }
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
      `${context.names.values.get(it.id) ?? ''} = sa.Table(\n    ${quote(truncateName(it.name))},\n    ${use(context, 'views')},\n`,
    )
    for (const column of it.columns) {
      const type = typeText(context, typeNamed(context.design, column.type))
      printer.write(`    sa.Column(${quote(column.name)}, ${type.text}),\n`)
    }
    for (const arg of schemaArgs(context, it)) printer.write(`    ${arg},\n`)
    printer.write(')\n\n\n')
  })
  return { chunk: { ...printer.done(), about: it.id }, notices: losses.map((each) => each.notice), uses: context.uses }
}
