import { truncateName } from '#base'
import { quote } from '#languages'
import { collateWords, type Id, type ObjectOf, sqlAt } from '#model'
import { generatedWords, numberingWords } from '../naming/column-words.ts'
import type { Loss } from '../naming/loss.ts'
import { commentLines, oneLine } from '../naming/one-line.ts'
import { isKeptByOrm, isMadeByOrm } from '../naming/upkeep.ts'
import { type Context, loss } from './context.ts'
import { defaultValue, isDrawn, isUnsayable } from './default-value.ts'
import { type FieldType, fieldType } from './field-type.ts'
import type { SingleKeys } from './keys.ts'
import { isOptional } from './required.ts'

/** One line of a model: its three columns of text, what stands above it, what it is about. */
export type Row = {
  readonly about: Id
  readonly above: readonly string[]
  readonly name: string
  readonly type: string
  readonly attributes: readonly string[]
}

/** The lines of a table's own columns. */
export function columnRows(
  context: Context,
  columns: readonly ObjectOf<'column'>[],
  keys: SingleKeys,
): { rows: readonly Row[]; losses: readonly Loss[] } {
  const losses: Loss[] = []
  const rows = columns.map((column): Row => {
    const field = fieldType(context, column.type)
    const lost = columnLosses(context, column, field)
    losses.push(...lost)
    const name = context.fields(column.parent as Id).columns.get(column.id) ?? column.name
    const value = defaultValue(context, column, field)
    const optional = isOptional(context, column) && !field.list ? '?' : ''
    return {
      about: column.id,
      above: [
        ...(column.comment ? commentLines(column.comment).map((line) => `/// ${line}`.trimEnd()) : []),
        ...lost.map((each) => `// ${oneLine(each.comment)}`),
      ],
      name,
      type: `${field.word}${field.list ? '[]' : optional}`,
      attributes: [
        ...(keys.get(column.id) ?? []),
        ...(value === null ? [] : [`@default(${value})`]),
        ...(value === null && isMadeByOrm(context.design, column) ? ['@default(cuid())'] : []),
        ...(isKeptByOrm(context.design, column) ? ['@updatedAt'] : []),
        ...(name === column.name ? [] : [`@map(${quote(truncateName(column.name))})`]),
        ...(field.native ? [field.native] : []),
      ],
    }
  })
  return { rows, losses }
}

function columnLosses(context: Context, column: ObjectOf<'column'>, field: FieldType): Loss[] {
  const found: Loss[] = []
  const { type } = field
  const say = (code: string, comment: string, message: string) =>
    found.push(loss(code, column.id, { comment, message }))
  if (column.generated) {
    say(
      'generated',
      generatedWords(column.generated),
      `Prisma can't say how ${column.name} is computed; only the SQL does.`,
    )
  }
  if (column.identity && column.identity.mode === 'always')
    say(
      'identity',
      'GENERATED ALWAYS AS IDENTITY',
      `Prisma takes ${column.name} for one that may be given; the database refuses it.`,
    )
  const numbering = numberingWords(context.design, column)
  if (numbering) say('numbering', numbering, `Prisma can't say this of the numbers of ${column.name}: ${numbering}.`)
  if (!column.identity && isDrawn(column, field))
    say('sequence', `DEFAULT ${column.default}`, `Prisma can't say which sequence ${column.name} draws from.`)
  if (isUnsayable(column, field, context.wording))
    say('default', `DEFAULT ${column.default}`, `Prisma can't say the default of ${column.name}; the SQL does.`)
  if (column.collation)
    say(
      'collation',
      collateWords(column.collation, sqlAt(context.design)).trim(),
      `Prisma can't say the collation of ${column.name}.`,
    )
  if (type.domain && field.supported)
    say('domain', `domain ${type.domain}`, `Prisma sees the domain ${type.domain} as its base type.`)
  if (type.base === '"char"' && field.supported)
    say('char', '"char"', `Prisma takes the type "char" of ${column.name} for char(1).`)
  if (type.dimensions > 1) say('dimensions', `${type.dimensions} dimensions`, `Prisma has lists of one dimension only.`)
  if (type.base === 'numeric' && type.args.some((arg) => arg.startsWith('-')))
    say('scale', type.sql, `Prisma can't say a negative scale and would change ${column.name}.`)
  if (!field.supported)
    say(
      'unsupported',
      `${type.sql} can't be read or written through the client`,
      `Prisma has no type for ${type.sql}: ${column.name} is reached by raw queries only.`,
    )
  return found
}
