import type { Design } from './design.ts'
import type { DbObject } from './kinds/index.ts'
import { isInput } from './kinds/routine-fields.ts'
import { pathOf, typeName } from './read.ts'

/** What a person calls an object beside its siblings: overloads by their arguments, everything else by its name. */
export function titleOf(design: Design, it: DbObject): string {
  if (it.kind !== 'routine') return it.name
  return `${it.name}(${it.arguments
    .filter(isInput)
    .map((each) => typeName(design, each.type))
    .join(', ')})`
}

/** What a person calls an object wherever it is: `billing.total(integer)`. */
export function fullTitleOf(design: Design, it: DbObject): string {
  const path = pathOf(design, it.id)
  return path.slice(0, path.length - it.name.length) + titleOf(design, it)
}
