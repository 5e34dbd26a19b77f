import { all, childrenOf, type DbObject, type Design, type Id, kindOf, object } from '#model'
import { shapeOf } from './field-shape.ts'

export type Owner = { readonly object: DbObject; readonly field: string }

const fieldOf = (it: DbObject, field: string): unknown => (it as unknown as Record<string, unknown>)[field]

/** The object beneath which a field's references stand: `targetColumns` are the columns of `target`. */
function holderOf(design: Design, { object: it, field }: Owner): DbObject | null {
  for (const [other, schema] of Object.entries(kindOf(it).fields)) {
    if (other === field || !field.startsWith(other) || shapeOf(schema).is !== 'id') continue
    return object(design, fieldOf(it, other) as Id)
  }
  return null
}

/** The objects that a reference in a field may be to. */
export function candidatesFor(design: Design, owner: Owner, of: readonly string[]): readonly DbObject[] {
  const it = owner.object
  const fits = (each: DbObject): boolean => (of.length === 0 || of.includes(each.kind)) && each.id !== it.id
  const holder = holderOf(design, owner)
  if (holder) return childrenOf(design, holder.id).filter(fits)
  const siblings = it.parent ? childrenOf(design, it.parent).filter(fits) : []
  const parent = it.parent ? object(design, it.parent) : null
  const beside = parent !== null && of.every((kind) => kindOf(kind as DbObject['kind'])?.under.includes(parent.kind))
  // Beneath a root (a table) only what stands there too; roots themselves may be of any schema.
  if (beside && parent.parent !== null) return siblings
  return [...all(design.objects)].filter(fits)
}
