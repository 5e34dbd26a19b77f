import type { TypeRef } from '../fields.ts'
import type { Id } from '../id.ts'
import type { At, Common } from '../kind-spec.ts'

type Typed = Common & { readonly type?: TypeRef; readonly subtype?: TypeRef }

/**
 * Whether values of a type stand inside values of another, in an array, a composite or a range: Postgres looks into none of
 * them for what a domain newly asks for, and so lets it ask for nothing more (ALTER DOMAIN: "cannot alter type").
 */
export const isHeldWithin = (type: Id, at: At): boolean =>
  at.users(type).some((user: Typed) => {
    if (user.kind === 'attribute' || user.subtype?.of === type) return true
    if (user.type?.of !== type) return false
    return user.type.dimensions > 0 || (user.kind === 'domain' && isHeldWithin(user.id, at))
  })
