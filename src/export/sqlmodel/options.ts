import * as v from 'valibot'
import { LAYOUTS } from '../naming/layout.ts'

export const sqlmodelOptions = v.object({
  /** `Relationship()` on both sides of every foreign key. */
  relationships: v.boolean(),
  /** An enum's values as a class, or as the literals that they are. */
  values: v.picklist(['class', 'literal']),
  /** One `models.py`, or a package of modules. */
  layout: v.picklist(LAYOUTS),
})
export type SqlmodelOptions = v.InferOutput<typeof sqlmodelOptions>

export const SQLMODEL_DEFAULTS: SqlmodelOptions = { relationships: true, values: 'class', layout: 'one' }
