import { Printer } from '#base'
import {
  automaticName,
  checksOf,
  collateWords,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  indexesOf,
  type Notice,
  type ObjectOf,
  object,
  primaryKeyOf,
  sqlAt,
  uniquesOf,
} from '#model'
import type { Chunk } from '../exporter.ts'
import { generatedWords, numberingWords } from '../naming/column-words.ts'
import { literalOf } from '../naming/literal.ts'
import type { Loss } from '../naming/loss.ts'
import { oneLine } from '../naming/one-line.ts'
import { isOneToOne } from '../naming/relations.ts'
import { type Context, isInline, path, said } from './context.ts'
import { refLines } from './ref-lines.ts'
import { block, expression, name, quote } from './words.ts'

export type Piece = { readonly chunk: Chunk; readonly notices: readonly Notice[] }

const SERIALS: Readonly<Record<string, string>> = { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' }

/** A type; more than a word and its modifiers stands in quotes. */
function typeText(context: Context, { type, identity }: ObjectOf<'column'>): string {
  const serial = identity?.mode === 'serial'
  const it = type.of ? object(context.design, type.of) : null
  if (it?.kind === 'enum') return `${path(context, it.id)}${'[]'.repeat(type.dimensions)}`
  const sql = serial ? (SERIALS[type.name] ?? type.name) : sqlAt(context.design).type(type)
  return /^[A-Za-z_]\w*(\([\w, -]*\))?$/.test(sql) ? sql : `"${sql.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function defaultText(column: ObjectOf<'column'>): string | null {
  if (column.default === null || column.generated) return null
  const literal = literalOf(column.default)
  if (literal.is === 'number') return literal.text
  if (literal.is === 'boolean') return String(literal.value)
  if (literal.is === 'null') return 'null'
  if (literal.is === 'text' && !/[\r\n]/.test(literal.text)) return quote(literal.text)
  const lines = literal.is === 'text' && literal.cast === null ? block(literal.text) : null
  return lines ?? expression(column.default)
}

function columnText(context: Context, column: ObjectOf<'column'>, only: { pk: boolean; unique: boolean }): string {
  const said = defaultText(column)
  const settings = [
    ...(only.pk ? ['pk'] : []),
    ...(column.identity ? ['increment'] : []),
    ...(only.unique ? ['unique'] : []),
    ...(column.nullable || only.pk ? [] : ['not null']),
    ...(said === null ? [] : [`default: ${said}`]),
    ...(column.comment ? [`note: ${quote(column.comment)}`] : []),
    ...inlineRefs(context, column),
  ]
  const words = settings.length > 0 ? ` [${settings.join(', ')}]` : ''
  return `  ${name(column.name)} ${typeText(context, column)}${words}\n`
}

/** References that the text has within the column. */
const inlineRefs = (context: Context, column: ObjectOf<'column'>): readonly string[] =>
  foreignKeysOf(context.design, column.parent as Id)
    .filter((key) => key.columns[0] === column.id && isInline(context, key))
    .map((key) => {
      const target = name(object(context.design, key.targetColumns[0] as Id)?.name ?? '')
      return `ref: ${isOneToOne(context.design, key) ? '-' : '>'} ${path(context, key.target)}.${target}`
    })

/** A table with its columns and indexes, and the references that start at it. */
export function tableChunk(context: Context, table: ObjectOf<'table'>): Piece {
  const { design } = context
  const printer = new Printer<Id>()
  const losses: Loss[] = []
  const write = (found: readonly Loss[], indent: string) => {
    losses.push(...found)
    for (const it of found) printer.write(`${indent}// ${oneLine(it.comment)}\n`)
  }
  const primary = primaryKeyOf(design, table.id)
  printer.about(table.id, () => {
    write(tableLosses(table), '')
    if (columnsOf(design, table.id).length === 0)
      return write([said(table, 'no-columns', 'a table without columns')], '')
    printer.write(`Table ${path(context, table.id)} {\n`)
    for (const column of columnsOf(design, table.id))
      printer.about(column.id, () => {
        write(columnLosses(design, column), '  ')
        const pk = primary !== null && isPlain(design, primary) && primary.columns[0] === column.id
        const unique = uniquesOf(design, table.id).some((it) => isPlain(design, it) && it.columns[0] === column.id)
        printer.write(columnText(context, column, { pk, unique }))
      })
    if (table.comment) printer.write(`\n  Note: ${quote(table.comment)}\n`)
    const block = (head: string, lines: readonly Line[]) => {
      if (lines.length === 0) return
      printer.write(`\n  ${head} {\n`)
      for (const line of lines)
        printer.about(line.about, () => {
          write(line.losses, '    ')
          printer.write(`    ${line.text}\n`)
        })
      printer.write('  }\n')
    }
    block('indexes', indexLines(context, table.id))
    const checks = checksOf(design, table.id)
    if (!context.portable) block('checks', checks.map(checkLine))
    else write(checks.map(unsaidCheck), '  ')
    printer.write('}\n\n')
    const refs = refLines(context, table.id)
    for (const line of refs)
      printer.about(line.about, () => {
        write(line.losses, '')
        if (line.text) printer.write(`${line.text}\n`)
      })
    if (refs.length > 0) printer.write('\n')
  })
  return { chunk: { ...printer.done(), about: table.id }, notices: losses.map((it) => it.notice) }
}

/** Between backticks no other can stand. */
const marked = (it: Parameters<typeof said>[0], sql: string | null): readonly Loss[] =>
  sql?.includes('`') ? [said(it, 'backtick', sql)] : []

/** A key of one column under the name that it has by itself: a word behind that column says it. */
const isPlain = (design: Design, it: ObjectOf<'primary-key'> | ObjectOf<'unique'>): boolean =>
  it.columns.length === 1 &&
  keyLosses(it).length === 0 &&
  (it.kind === 'primary-key' || it.nullsDistinct) &&
  automaticName(design, it) === it.name

type Line = { readonly about: Id; readonly text: string; readonly losses: readonly Loss[] }

/** Portable DBML has no word for it. */
const unsaidCheck = (it: ObjectOf<'check'>): Loss => said(it, 'check', `CHECK (${it.expression})`)

const checkLine = (it: ObjectOf<'check'>): Line => ({
  about: it.id,
  text: `${expression(it.expression)} [name: ${quote(it.name)}]`,
  losses: [
    ...(it.noInherit ? [said(it, 'no-inherit', 'NO INHERIT')] : []),
    ...(it.enforced ? [] : [said(it, 'enforced', 'NOT ENFORCED')]),
    ...(it.validated ? [] : [said(it, 'validated', 'NOT VALID')]),
    ...marked(it, it.expression),
  ],
})

function indexLines(context: Context, table: Id): readonly Line[] {
  const { design } = context
  const primary = primaryKeyOf(design, table)
  const list = (ids: readonly Id[]) => {
    const names = ids.map((id) => name(object(design, id)?.name ?? ''))
    return names.length === 1 ? (names[0] ?? '') : `(${names.join(', ')})`
  }
  return [
    ...(primary && !isPlain(design, primary)
      ? [
          {
            about: primary.id,
            text: `${list(primary.columns)} [pk, name: ${quote(primary.name)}]`,
            losses: keyLosses(primary),
          },
        ]
      : []),
    ...uniquesOf(design, table)
      .filter((it) => !isPlain(design, it))
      .map((it) => ({
        about: it.id,
        text: `${list(it.columns)} [unique, name: ${quote(it.name)}]`,
        losses: [...keyLosses(it), ...(it.nullsDistinct ? [] : [said(it, 'nulls', 'NULLS NOT DISTINCT')])],
      })),
    ...indexesOf(design, table).map((it) => {
      const keys = it.keys.map((key) =>
        key.column ? name(object(design, key.column)?.name ?? '') : expression(key.expression ?? ''),
      )
      const settings = [
        ...(it.unique ? ['unique'] : []),
        ...(isSaid(it.method, context) ? [`type: ${it.method}`] : []),
        `name: ${quote(it.name)}`,
        ...(it.comment ? [`note: ${quote(it.comment)}`] : []),
      ]
      const keyText = keys.length === 1 ? (keys[0] ?? '') : `(${keys.join(', ')})`
      return { about: it.id, text: `${keyText} [${settings.join(', ')}]`, losses: indexLosses(context, it) }
    }),
  ]
}

const keyLosses = (it: ObjectOf<'primary-key'> | ObjectOf<'unique'>): Loss[] => [
  ...(it.include.length > 0 ? [said(it, 'include', 'INCLUDE')] : []),
  ...(it.deferrable !== 'no' ? [said(it, 'deferrable', 'DEFERRABLE')] : []),
]

/** DBML's first versions know two methods. */
const isSaid = (method: string, { portable }: Context): boolean =>
  portable ? ['btree', 'hash'].includes(method) : /^[a-z]\w*$/.test(method)

function indexLosses(context: Context, it: ObjectOf<'index'>): Loss[] {
  const { design } = context
  const words = [
    ...(isSaid(it.method, context) ? [] : [`USING ${it.method}`]),
    ...(it.where ? [`WHERE ${it.where}`] : []),
    ...(it.include.length > 0 ? [`INCLUDE (${it.include.map((id) => object(design, id)?.name).join(', ')})`] : []),
    ...(it.keys.some((key) => key.order === 'desc') ? ['DESC'] : []),
    ...(it.keys.some((key) => key.nulls !== (key.order === 'asc' ? 'last' : 'first')) ? ['NULLS FIRST or LAST'] : []),
    ...it.keys.flatMap((key) => collateWords(key.collation, sqlAt(design)).trim() || []),
    ...(it.keys.some((key) => key.opclass) ? [it.keys.flatMap((key) => key.opclass ?? []).join(', ')] : []),
    ...(it.unique && !it.nullsDistinct ? ['NULLS NOT DISTINCT'] : []),
  ]
  const lost = it.keys.flatMap((key) => marked(it, key.expression))
  return words.length > 0 ? [said(it, 'index', words.join(', ')), ...lost] : lost
}

function columnLosses(design: Design, column: ObjectOf<'column'>): Loss[] {
  const { generated, identity } = column
  const numbering = numberingWords(design, column)
  return [
    ...(generated ? [said(column, 'generated', generatedWords(generated))] : []),
    ...(identity?.mode === 'always' ? [said(column, 'identity', 'GENERATED ALWAYS AS IDENTITY')] : []),
    ...(numbering ? [said(column, 'numbering', numbering)] : []),
    ...(defaultText(column)?.startsWith('`') ? marked(column, column.default) : []),
  ]
}

function tableLosses(table: ObjectOf<'table'>): Loss[] {
  return [
    ...(table.partitionBy ? [said(table, 'partitioned', `PARTITION BY ${table.partitionBy}`)] : []),
    ...(table.inherits.length > 0 ? [said(table, 'inherits', 'INHERITS')] : []),
    ...(table.unlogged ? [said(table, 'unlogged', 'UNLOGGED')] : []),
    ...(table.rowSecurity ? [said(table, 'row-security', 'ROW LEVEL SECURITY')] : []),
  ]
}
