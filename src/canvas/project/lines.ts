import { byRank } from '#base'
import { type DbObject, type Design, type Id, partitionsOf, shortTypeName, typeName } from '#model'
import { t } from '#words'
import type { Look, Row } from './scene.ts'

/** A row before it is cut to its card. */
export type Line = Omit<Row, 'shownName' | 'shownType'>

const isOf =
  <K extends DbObject['kind']>(kind: K) =>
  (it: DbObject): it is Extract<DbObject, { kind: K }> =>
    it.kind === kind

export const plainLine = (id: string, name: string, type: string): Line => ({
  id,
  name,
  type,
  key: false,
  foreign: false,
  unique: false,
  required: null,
  fold: null,
})

function columnLines(design: Design, members: readonly DbObject[]): readonly Line[] {
  const primary = new Set<Id>(members.filter(isOf('primary-key')).flatMap((it) => it.columns))
  const foreign = new Set<Id>(members.filter(isOf('foreign-key')).flatMap((it) => it.columns))
  const unique = new Set<Id>(
    members.filter(isOf('unique')).flatMap((it) => (it.columns.length === 1 ? it.columns : [])),
  )
  return members
    .filter(isOf('column'))
    .sort(byRank)
    .map((it) => ({
      id: it.id,
      name: it.name,
      type: typeName(design, it.type),
      key: primary.has(it.id),
      foreign: foreign.has(it.id),
      unique: unique.has(it.id),
      required: !it.nullable,
      fold: null,
    }))
}

const attributeLines = (design: Design, members: readonly DbObject[]): readonly Line[] =>
  members
    .filter(isOf('attribute'))
    .sort(byRank)
    .map((it) => plainLine(it.id, it.name, typeName(design, it.type)))

/** What a domain adds to its type, each in a line. */
function domainLines(design: Design, root: Extract<DbObject, { kind: 'domain' }>, members: readonly DbObject[]) {
  const checks = members.filter(isOf('check')).map((it) => plainLine(it.id, it.expression.replace(/\s+/g, ' '), ''))
  return [plainLine('type', typeName(design, root.type), root.nullable ? '' : 'not null'), ...checks]
}

/** A view's columns have their types as Postgres writes them; on a card names stand as they are. */
const unquoted = (type: string): string =>
  type.replace(/"((?:[^"]|"")+)"/g, (_, name: string) => name.replaceAll('""', '"'))

/** The lines of a card: its columns, values, attributes. */
export function linesOf(design: Design, root: DbObject, members: readonly DbObject[]): readonly Line[] {
  switch (root.kind) {
    case 'table':
    case 'foreign-table':
      return columnLines(design, members)
    case 'view':
    case 'materialized-view':
      return root.columns.map((it, i) => plainLine(`${i}`, it.name, unquoted(shortTypeName(it.type))))
    case 'enum':
      return root.values.map((it) => plainLine(it.id, it.label, ''))
    case 'composite':
      return attributeLines(design, members)
    case 'domain':
      return domainLines(design, root, members)
    case 'range':
      return [plainLine('type', typeName(design, root.subtype), '')]
    default:
      return []
  }
}

/** Midnight goes without saying. */
const plainValues = (list: string): string =>
  list.replace(/'/g, '').replace(/(\d{4}-\d\d-\d\d) 00:00:00(\+00)?(?!\d)/g, '$1')

/** What a partition holds, without the words that all of them share: `2022-01-01 … 2022-02-01`. */
export function boundOf(bound: string | null): string {
  const said = (bound ?? '').replace(/^FOR VALUES /i, '')
  const range = /^FROM \((.*)\) TO \((.*)\)$/is.exec(said)
  if (range) return `${plainValues(range[1] ?? '')} … ${plainValues(range[2] ?? '')}`
  const list = /^IN \((.*)\)$/is.exec(said)
  return list ? plainValues(list[1] ?? '') : said.toLowerCase()
}

/** More are looked for in the object tree. */
const MOST_PARTS = 24

/** The partitions of a table: one line that tells how many there are, and unfolded one for each. */
export function partitionLines(design: Design, table: Id, unfolded: boolean): readonly Line[] {
  const parts = partitionsOf(design, table)
  if (parts.length === 0) return []
  const said = parts.length === 1 ? '1 partition' : `${parts.length} partitions`
  const fold: Line = { ...plainLine(`${table}/partitions`, said, ''), fold: unfolded ? 'open' : 'closed' }
  if (!unfolded) return [fold]
  const shown = parts
    .slice(0, MOST_PARTS)
    .map((it) => plainLine(it.id, it.name, boundOf('bound' in it ? it.bound : null)))
  const left = parts.length - shown.length
  return [fold, ...shown, ...(left > 0 ? [plainLine('more', t('{more} more …', { more: left }), '')] : [])]
}

const MOST_VALUES = 12

/** Those of a card's own lines that a level of detail shows. */
export function atDetail(lines: readonly Line[], look: Look, detail: 'names' | 'keys' | 'all'): readonly Line[] {
  if (detail === 'names') return []
  if (look === 'table' || look === 'foreign-table')
    return detail === 'keys' ? lines.filter((it) => it.key || it.foreign || it.unique) : lines
  if (detail === 'keys') return []
  if (look === 'enum' && lines.length > MOST_VALUES)
    return [
      ...lines.slice(0, MOST_VALUES - 1),
      plainLine('more', t('{more} more …', { more: lines.length - MOST_VALUES + 1 }), ''),
    ]
  return lines
}
