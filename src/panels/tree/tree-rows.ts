import {
  childrenOf,
  type DbObject,
  type Design,
  type DiagramId,
  type Id,
  KINDS,
  kindOf,
  rootsOf,
  typeName,
} from '#model'
import type { TreeRow } from '#ui'
import { iconOfKind } from '../kind-icon.ts'

export type TreeView = {
  readonly design: Design
  readonly diagram: DiagramId
  readonly query: string
  readonly selection: ReadonlySet<string>
  /** What the person opened or closed; else schemas and groups are open, objects closed. */
  readonly turned: ReadonlyMap<string, boolean>
}

/** `table_2` before `table_10`. */
const { compare } = new Intl.Collator('en', { numeric: true })
const byName = (a: DbObject, b: DbObject): number => compare(a.name, b.name)

/** What is said beside a name. */
function detailOf(design: Design, it: DbObject): string {
  if (it.kind === 'column') return typeName(design, it.type)
  return kindOf(it).under.includes('schema') || it.parent === null ? '' : kindOf(it).label.one
}

/** The open rows of the object tree: schemas, kinds within them, objects, and what stands under an open object. */
export function treeRows(view: TreeView): TreeRow[] {
  const { design, query, selection, turned } = view
  const places = design.diagrams.get(view.diagram)?.places
  const wanted = query.trim().toLowerCase()
  const fits = (it: DbObject): boolean => it.name.toLowerCase().includes(wanted)
  const rows: TreeRow[] = []
  const openOf = (id: string, otherwise: boolean): boolean => turned.get(id) ?? otherwise

  const leaf = (it: DbObject, depth: number): void => {
    const children = childrenOf(design, it.id)
    const hits = wanted === '' ? children : fits(it) ? children : children.filter(fits)
    const open = children.length > 0 ? openOf(it.id, wanted !== '' && !fits(it) && hits.length > 0) : null
    rows.push({
      id: it.id,
      label: it.name,
      detail: detailOf(design, it),
      icon: iconOfKind(it.kind),
      depth,
      open,
      selected: selection.has(it.id),
      faded: it.kind === 'table' && places !== undefined && !places.has(it.id),
    })
    if (open) for (const child of hits) leaf(child, depth + 1)
  }
  const group = (parent: Id | null, objects: readonly DbObject[], depth: number): void => {
    for (const kind of KINDS) {
      const some = objects.filter((it) => it.kind === kind)
      const found = wanted === '' ? some : some.filter((it) => fits(it) || childrenOf(design, it.id).some(fits))
      if (found.length === 0) continue
      const id = `${parent ?? 'top'}/${kind}`
      const open = openOf(id, true)
      const { many } = kindOf(kind).label
      const label = `${many[0]?.toUpperCase()}${many.slice(1)}`
      rows.push({ id, label, detail: String(found.length), depth, open, group: true })
      if (open) for (const it of found.sort(byName)) leaf(it, depth + 1)
    }
  }

  const top = topOf(design)
  const schemas = top.filter((it) => kindOf('table').under.includes(it.kind))
  for (const schema of schemas) {
    const inside = childrenOf(design, schema.id)
    if (wanted !== '' && !fits(schema) && !inside.some((it) => fits(it) || childrenOf(design, it.id).some(fits)))
      continue
    const open = openOf(schema.id, true)
    rows.push({
      id: schema.id,
      label: schema.name,
      detail: '',
      icon: iconOfKind(schema.kind),
      depth: 0,
      open,
      selected: selection.has(schema.id),
    })
    if (open) group(schema.id, inside, 1)
  }
  group(
    null,
    top.filter((it) => !schemas.includes(it)),
    0,
  )
  return rows
}

const topOf = (design: Design): readonly DbObject[] =>
  KINDS.flatMap((kind) => (rootsOf(design, kind) as readonly DbObject[]).filter((it) => it.parent === null))
