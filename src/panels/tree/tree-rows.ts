import {
  childrenOf,
  type DbObject,
  type Design,
  type DiagramId,
  type Id,
  isDrawn,
  KINDS,
  type Kind,
  kindOf,
  object,
  partitionsOf,
  rootsOf,
  titleOf,
  wholeOf,
} from '#model'
import type { TreeRow } from '#ui'
import { t, translated } from '#words'
import { gistOf } from '../gist.ts'
import { iconOfKind } from '../kind-icon.ts'

export type TreeView = {
  readonly design: Design
  readonly diagram: DiagramId
  readonly query: string
  readonly selection: ReadonlySet<string>
  /** What the person opened or closed; else schemas and small groups are open, objects and large groups closed. */
  readonly turned: ReadonlyMap<string, boolean>
}

/** `table_2` before `table_10`. */
const { compare } = new Intl.Collator('en', { numeric: true })

/** What people look for first; the rest as a careful person writes it. */
const FIRST: readonly Kind[] = ['table', 'foreign-table', 'view', 'materialized-view', 'routine', 'enum']
const ORDER: readonly Kind[] = [...FIRST, ...KINDS.filter((kind) => !FIRST.includes(kind))]

/** Tables are what a design is of: they are open however many they are. */
const ALWAYS_OPEN: ReadonlySet<string> = new Set(['table', 'column'])
/** More than that of another kind are folded until someone asks for them. */
const LARGE = 40
/** A handful of one kind beneath an object needs no heading of its own. */
const FEW = 8

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

function byKind(objects: readonly DbObject[]): ReadonlyMap<Kind, readonly DbObject[]> {
  const groups = new Map<Kind, DbObject[]>()
  for (const it of objects) {
    const group = groups.get(it.kind)
    if (group) group.push(it)
    else groups.set(it.kind, [it])
  }
  return groups
}

/** Makes the rows of one look at the tree. */
class Rows {
  readonly rows: TreeRow[] = []
  readonly #view: TreeView
  readonly #wanted: string

  constructor(view: TreeView) {
    this.#view = view
    this.#wanted = view.query.trim().toLowerCase()
  }

  #open(id: string, otherwise: boolean): boolean {
    return this.#view.turned.get(id) ?? otherwise
  }

  #fits(it: DbObject): boolean {
    return it.name.toLowerCase().includes(this.#wanted)
  }

  /** Whether it, or something beneath it, is what is looked for. */
  found(it: DbObject): boolean {
    if (this.#wanted === '' || this.#fits(it)) return true
    return this.#within(it).some((child) => this.found(child))
  }

  /** What stands beneath an object, a table's partitions with it. */
  #within(it: DbObject): readonly DbObject[] {
    const { design } = this.#view
    const parts = partitionsOf(design, it.id)
    const children = childrenOf(design, it.id)
    return parts.length > 0 ? [...children, ...parts] : children
  }

  #leaf(it: DbObject, depth: number): void {
    const { design, selection } = this.#view
    const children = this.#within(it)
    const open = children.length > 0 ? this.#open(it.id, this.#wanted !== '' && !this.#fits(it)) : null
    this.rows.push({
      id: it.id,
      label: titleOf(design, it),
      detail: gistOf(design, it),
      icon: iconOfKind(it.kind),
      depth,
      open,
      selected: selection.has(it.id),
      faded: this.#offDiagram(it),
    })
    if (open) this.#beneath(it, this.#fits(it) ? children : children.filter((child) => this.found(child)), depth + 1)
  }

  /** Not on the diagram, though it could be. A partition is, in its table's card. */
  #offDiagram(it: DbObject): boolean {
    const { design, diagram } = this.#view
    const places = design.diagrams.get(diagram)?.places
    const whole = wholeOf(it)
    return isDrawn(it.kind) && places !== undefined && !places.has(it.id) && !(whole && places.has(whole))
  }

  /** What stands under an object: in its own order, under headings as soon as there are many. */
  #beneath(parent: DbObject, children: readonly DbObject[], depth: number): void {
    const groups = byKind(children)
    const headed = children.length > FEW && groups.size > 1
    for (const [kind, some] of groups)
      if (!headed) for (const it of some) this.#leaf(it, depth)
      else this.#group(parent.id, kind, { objects: some, depth, beneath: true })
  }

  #group(
    parent: Id | null,
    kind: Kind,
    { objects, depth, beneath }: { objects: readonly DbObject[]; depth: number; beneath: boolean },
  ): void {
    const id = `${parent ?? 'top'}/${kind}`
    const small = objects.length <= LARGE || ALWAYS_OPEN.has(kind)
    const open = this.#open(id, this.#wanted !== '' || (small && (!beneath || kind === 'column')))
    this.rows.push({
      id,
      label: capital(beneath && isDrawn(kind) ? t('partitions') : translated(kindOf(kind).label.many)),
      detail: String(objects.length),
      depth,
      open,
      group: true,
    })
    if (!open) return
    const shown = beneath && !isDrawn(kind) ? objects : objects.toSorted((a, b) => compare(a.name, b.name))
    for (const it of shown) this.#leaf(it, depth + 1)
  }

  #isPart(it: DbObject): boolean {
    const whole = wholeOf(it)
    return whole !== null && object(this.#view.design, whole) !== null
  }

  /** Objects that are no one's children or partitions, by kind and name. */
  groups(parent: Id | null, objects: readonly DbObject[], depth: number): void {
    const groups = byKind(objects.filter((it) => !this.#isPart(it) && this.found(it)))
    for (const kind of ORDER) {
      const some = groups.get(kind)
      if (some) this.#group(parent, kind, { objects: some, depth, beneath: false })
    }
  }

  schema(schema: DbObject): void {
    if (!this.found(schema)) return
    const { design, selection } = this.#view
    const inside = childrenOf(design, schema.id)
    const open = this.#open(schema.id, true)
    this.rows.push({
      id: schema.id,
      label: schema.name,
      detail: String(inside.length),
      icon: iconOfKind(schema.kind),
      depth: 0,
      open,
      selected: selection.has(schema.id),
    })
    if (open) this.groups(schema.id, inside, 1)
  }
}

/** The open rows of the object tree: schemas, kinds within them, objects, and what stands under an open object. */
export function treeRows(view: TreeView): TreeRow[] {
  const { design } = view
  const top = KINDS.flatMap((kind) => (rootsOf(design, kind) as readonly DbObject[]).filter((it) => it.parent === null))
  const rows = new Rows(view)
  for (const it of top) if (it.kind === 'schema') rows.schema(it)
  rows.groups(
    null,
    top.filter((it) => it.kind !== 'schema'),
    0,
  )
  return rows.rows
}

/** The row that stands for an object: its own, or that of what it stands under. Null where none does. */
export function rowOfObject(design: Design, id: Id, rows: readonly TreeRow[]): string | null {
  const shown = new Set(rows.map((row) => row.id))
  for (let it = object(design, id); it; it = it.parent ? object(design, it.parent) : null)
    if (shown.has(it.id)) return it.id
  return null
}
