import { type Bucket, type DbObject, type Design, type Detail, type Id, kindOf, object, schemaNameOf } from '#model'
import { headMarks } from './head-marks.ts'
import { atDetail, type Line, linesOf, partitionLines } from './lines.ts'
import { shorten, widthOf } from './measure.ts'
import { FOOT, GAP, GUTTER, HEAD, MAX_WIDTH, MIN_WIDTH, ROW, SMALL_WIDTH, snapUp, TAIL } from './metrics.ts'
import { type Card, LOOKS, type Look, type Row } from './scene.ts'

const lookOf = (root: DbObject): Look => LOOKS.find((it) => it === root.kind) ?? 'other' // no kind is called an area

function badgeOf(root: DbObject): string | null {
  if (root.kind !== 'table') return root.kind === 'composite' ? 'composite' : kindOf(root).label.one
  const said = [
    root.partitionOf ? 'partition' : root.partitionBy ? 'partitioned' : '',
    root.unlogged ? 'unlogged' : '',
  ].filter(Boolean)
  return said.length > 0 ? said.join(' · ') : null
}

/** Cards of values and rules rather than of rows may be narrower. */
const SMALL: ReadonlySet<Look> = new Set(['enum', 'domain', 'composite', 'range'])

/** Before the title: the icon. */
const ICON_ROOM = 32

const lineWidth = (it: Line): number =>
  GUTTER +
  widthOf(it.name, it.key ? 'keyName' : 'name') +
  (it.type ? GAP + widthOf(it.type, 'type') : 0) +
  (it.required === null && !it.type ? 16 : TAIL)

export type CardLook = { readonly detail: Detail; readonly unfolded: boolean }

/** What a card says: from a root object and all beneath it, at a level of detail. */
export function cardOf(design: Design, bucket: Bucket, { detail, unfolded }: CardLook): Card | null {
  const root = bucket.members.get(bucket.root)
  if (!root) return null
  const look = lookOf(root)
  const members = [...bucket.members.values()]
  const all = linesOf(design, root, members)
  const parts = detail === 'names' ? [] : partitionLines(design, root.id, unfolded)
  const lines = [...atDetail(all, look, detail), ...parts]
  const schema = schemaNameOf(design, root.id)
  const title = schema === 'public' || schema === '' ? root.name : `${schema}.${root.name}`
  const badge = badgeOf(root)
  const head = headMarks(root, members, badge)
  const wanted = Math.max(ICON_ROOM + widthOf(title, 'title') + head.room, ...lines.map(lineWidth))
  const width = snapUp(Math.min(MAX_WIDTH, Math.max(SMALL.has(look) ? SMALL_WIDTH : MIN_WIDTH, wanted)))
  const rows = lines.map((it) => fitRow(it, width))
  return {
    id: root.id,
    look,
    title,
    shownTitle: shorten(title, 'title', width - ICON_ROOM - head.room),
    schema: schema === 'public' ? '' : schema,
    badge,
    marks: head.placed(width),
    rows,
    rowAt: new Map(rows.map((row, i) => [row.id, i])),
    columns: all.length,
    width,
    height: HEAD + (rows.length > 0 ? rows.length * ROW + FOOT : 0),
  }
}

function fitRow(line: Line, width: number): Row {
  const font = line.key ? 'keyName' : 'name'
  const room = width - GUTTER - (line.required === null && !line.type ? 10 : TAIL) - (line.type ? GAP : 0)
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
  const lean = (type: Id | null) => {
    const schema = type && object(design, type)?.parent
    if (type) found.push(type, ...(schema ? [schema] : []))
  }
  for (const it of bucket.members.values()) {
    if (it.id === bucket.root && it.parent) found.push(it.parent)
    if (it.kind === 'column' || it.kind === 'attribute' || it.kind === 'domain') lean(it.type.of)
    if (it.kind === 'range') lean(it.subtype.of)
  }
  return found
}

/** Where an edge lands on a card: the middle of the column's row, or of the head where the row is not shown. */
export function rowMiddle(card: Card, column: string | undefined): number {
  const at = column === undefined ? undefined : card.rowAt.get(column)
  return at === undefined ? HEAD / 2 : HEAD + at * ROW + ROW / 2 + 2
}
