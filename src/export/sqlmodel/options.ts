import * as v from 'valibot'

export const sqlmodelOptions = v.object({
  /** `Relationship()` on both sides of every foreign key. */
  relationships: v.boolean(),
})
export type SqlmodelOptions = v.InferOutput<typeof sqlmodelOptions>

export const SQLMODEL_DEFAULTS: SqlmodelOptions = { relationships: true }
