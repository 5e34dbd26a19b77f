import { type Attributes, isWithin } from './attributes.ts'

/** Rows that agree on `from` agree on `to`; of a multivalued one: have the same set of `to`, whatever the rest is. */
export type Dependency = { readonly from: Attributes; readonly to: Attributes }

/** A table as the theory sees it: attributes, and what holds between them. */
export type Relation = {
  readonly attributes: Attributes
  readonly dependencies: readonly Dependency[]
  /** Multivalued dependencies. */
  readonly many: readonly Dependency[]
}

export const isTrivial = (it: Dependency): boolean => isWithin(it.to, it.from)
