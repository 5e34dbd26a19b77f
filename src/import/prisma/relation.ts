import type { Attribute, Field } from '#languages'
import type { TypeRef } from '#model'
import type { Model } from './models.ts'

/** A relation field: where it stands, what it points at, what the relation is called. */
export type Relation = {
  readonly model: Model
  readonly field: Field
  readonly target: Model
  readonly attribute: Attribute | null
  readonly name: string | null
  /** Whether it says which columns hold the reference. */
  readonly holds: boolean
}

export type ColumnTypes = ReadonlyMap<Model, ReadonlyMap<string, TypeRef>>
