import { quoteName } from '#base'
import { isCatalogType } from './catalog-types.ts'
import type { Design } from './design.ts'
import { object } from './design.ts'
import { MULTIRANGE } from './fields.ts'
import type { Id } from './id.ts'
import { kindOfId } from './id.ts'
import type { At, Common } from './kind-spec.ts'
import type { DbObject } from './kinds/index.ts'
import { isOperatorName } from './kinds/operator-words.ts'
import { isRange, multirangeOf } from './kinds/range.ts'
import { childrenOf, shortTypeName } from './read.ts'
import { referencesOf } from './references.ts'
import { Users } from './users.ts'

const users = new Users(referencesOf)
const textUsers = new Users((it) => it.uses)

/** Makes ready to be asked who refers to what, while there is time for it; true when all is. */
export const lookAtUsers = ({ objects }: Design, more: () => boolean): boolean =>
  users.look(objects, more) && textUsers.look(objects, more)

/** The objects whose fields (not whose text) refer to this one. */
export const referrersOf = (design: Design, id: Id): readonly DbObject[] => users.of(design.objects, id)

/** The objects whose SQL text depends on this one, as Postgres tracks it. */
export const textUsersOf = (design: Design, id: Id): readonly DbObject[] => textUsers.of(design.objects, id)

/**
 * Types are written as people write them; Postgres reads both. A name from the catalog is already quoted and qualified
 * where it has to be.
 */
function typeText(at: At, type: Parameters<At['type']>[0]): string {
  const own = type.of ? at.object(type.of) : null
  const name = !type.of
    ? shortTypeName(type.name)
    : type.name === MULTIRANGE && isRange(own)
      ? at.pathAs(own.id, multirangeOf(own))
      : at.path(type.of)
  return name + '[]'.repeat(type.dimensions)
}

/** What is named under its relation: `users.email`. */
const ofRelation: ReadonlySet<string> = new Set(['column', 'attribute'])

const TYPES: ReadonlySet<string> = new Set(['enum', 'domain', 'composite', 'range', 'base-type'])

/** How SQL speaks of a design's objects. */
export function sqlAt(design: Design): At {
  const pathAs = (id: Id, name: string): string => {
    const it = object(design, id)
    let owner = it?.parent ? object(design, it.parent) : null
    // Indexes live in their table's schema, columns under their table.
    if (owner && ofRelation.has(kindOfId(id))) return `${pathAs(owner.id, owner.name)}.${quoteName(name)}`
    if (owner && owner.kind !== 'schema') owner = owner.parent ? object(design, owner.parent) : null
    const word = kindOfId(id) === 'operator' && isOperatorName(name) ? name : quoteName(name)
    const isBare = owner?.name === 'public' && !(TYPES.has(kindOfId(id)) && isCatalogType(name))
    return !owner || isBare ? word : `${quoteName(owner.name)}.${word}`
  }
  const at: At = {
    postgres: design.postgres,
    name: (id) => quoteName(object(design, id)?.name ?? '?'),
    path: (id) => pathAs(id, object(design, id)?.name ?? '?'),
    pathAs,
    names: (ids) => ids.map(at.name).join(', '),
    type: (type) => typeText(at, type),
    object: (id) => object(design, id) as Common | null,
    children: (id) => childrenOf(design, id),
    users: (id) => referrersOf(design, id),
  }
  return at
}
