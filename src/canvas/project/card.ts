import { byRank } from '#base'
import {
  type Bucket,
  type DbObject,
  type Design,
  type Detail,
  type Id,
  kindOf,
  object,
  schemaNameOf,
  shortTypeName,
  typeName,
} from '#model'
import { shorten, widthOf } from './measure.ts'
import { FOOT, GAP, GUTTER, HEAD, MAX_WIDTH, MIN_WIDTH, ROW, snapUp, TAIL } from './metrics.ts'
import type { Card, Look, Row } from './scene.ts'

type Line = Omit<Row, 'shownName' | 'shownType'>

const isOf =
  <K extends DbObject['kind']>(kind: K) =>
  (it: DbObject): it is Extract<DbObject, { kind: K }> =>
    it.kind === kind

const plainLine = (id: string, name: string, type: string): Line => ({
  id,
  name,
  type,
  key: false,
  foreign: false,
  unique: false,
  required: null,
})

function tableLines(design: Design, members: readonly DbObject[]): readonly Line[] {
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
    }))
}

function linesOf(design: Design, root: DbObject, members: readonly DbObject[]): readonly Line[] {
  if (root.kind === 'table') return tableLines(design, members)
  if (root.kind === 'view') return root.columns.map((it, i) => plainLine(`${i}`, it.name, shortTypeName(it.type)))
  if (root.kind === 'enum') return root.values.map((it) => plainLine(it.id, it.label, ''))
  return []
}

const lookOf = (root: DbObject): Look =>
  root.kind === 'table' || root.kind === 'view' || root.kind === 'enum' ? root.kind : 'other'

function badgeOf(root: DbObject): string | null {
  if (root.kind !== 'table') return kindOf(root).label.one
  if (root.partitionOf) return 'partition'
  if (root.partitionBy) return 'partitioned'
  return root.unlogged ? 'unlogged' : null
}

const MOST_VALUES = 12

function shown(lines: readonly Line[], look: Look, detail: Detail): readonly Line[] {
  if (detail === 'names') return []
  if (look === 'table') return detail === 'keys' ? lines.filter((it) => it.key || it.foreign || it.unique) : lines
  if (detail === 'keys') return []
  if (look === 'enum' && lines.length > MOST_VALUES)
    return [...lines.slice(0, MOST_VALUES - 1), plainLine('more', `${lines.length - MOST_VALUES + 1} more …`, '')]
  return lines
}

/** What a card says: from a root object and all beneath it, at a level of detail. */
export function cardOf(design: Design, bucket: Bucket, detail: Detail): Card | null {
  const root = bucket.members.get(bucket.root)
  if (!root) return null
  const look = lookOf(root)
  const all = linesOf(design, root, [...bucket.members.values()])
  const lines = shown(all, look, detail)
  const schema = schemaNameOf(design, root.id)
  const title = schema === 'public' || schema === '' ? root.name : `${schema}.${root.name}`
  const badge = badgeOf(root)
  const typed = look !== 'enum'
  const wanted = Math.max(
    widthOf(title, 'title') + 44 + (badge ? widthOf(badge, 'small') + 20 : 0),
    ...lines.map((it) =>
      typed
        ? GUTTER + widthOf(it.name, it.key ? 'keyName' : 'name') + GAP + widthOf(it.type, 'type') + TAIL
        : GUTTER + widthOf(it.name, 'name') + 16,
    ),
  )
  const width = snapUp(Math.min(MAX_WIDTH, Math.max(look === 'enum' ? 136 : MIN_WIDTH, wanted)))
  const rows = lines.map((it) => fitRow(it, width))
  return {
    id: root.id,
    look,
    title,
    shownTitle: shorten(title, 'title', width - 44 - (badge ? widthOf(badge, 'small') + 20 : 0)),
    schema: schema === 'public' ? '' : schema,
    badge,
    rows,
    rowAt: new Map(rows.map((row, i) => [row.id, i])),
    columns: all.length,
    width,
    height: HEAD + (rows.length > 0 ? rows.length * ROW + FOOT : 0),
  }
}

function fitRow(line: Line, width: number): Row {
  const font = line.key ? 'keyName' : 'name'
  const room = width - GUTTER - TAIL - (line.type ? GAP : 0)
  const nameRoom = Math.min(widthOf(line.name, font), Math.max(room * 0.55, room - widthOf(line.type, 'type')))
  return {
    ...line,
    shownName: shorten(line.name, font, nameRoom + 0.5),
    shownType: shorten(line.type, 'type', room - nameRoom + 0.5),
  }
}

/** The objects outside the bucket whose names a card shows: its types, its schema. */
export function cardLeansOn(design: Design, bucket: Bucket): readonly Id[] {
  const found: Id[] = []
  for (const it of bucket.members.values()) {
    if (it.id === bucket.root && it.parent) found.push(it.parent)
    if (it.kind !== 'column' || !it.type.of) continue
    const schema = object(design, it.type.of)?.parent
    found.push(it.type.of, ...(schema ? [schema] : []))
  }
  return found
}

/** Where an edge lands on a card: the middle of the column's row, or of the head where the row is not shown. */
export function rowMiddle(card: Card, column: string | undefined): number {
  const at = column === undefined ? undefined : card.rowAt.get(column)
  return at === undefined ? HEAD / 2 : HEAD + at * ROW + ROW / 2 + 2
}
