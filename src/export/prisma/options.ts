import * as v from 'valibot'
import { LAYOUTS } from '../naming/layout.ts'
import { STYLES } from '../naming/table-names.ts'

const path = () =>
  v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w@./-]+$/, 'holds signs that do not belong in a path'))

export const prismaOptions = v.object({
  /** Where Prisma writes its client, seen from the schema file. */
  output: path(),
  /** Views as `view` blocks, which needs the preview feature of that name. */
  views: v.boolean(),
  /** Partial indexes in the schema, which needs the preview feature of that name. */
  partialIndexes: v.boolean(),
  /** Whether a relation has a name where it needs none. */
  relationNames: v.picklist(['where-needed', 'always']),
  /** Models and fields by Prisma's habit, each mapped to its name in the database, or called as there. */
  names: v.picklist(STYLES),
  /** One `schema.prisma`, or a folder of files. */
  layout: v.picklist(LAYOUTS),
})
export type PrismaOptions = v.InferOutput<typeof prismaOptions>

export const PRISMA_DEFAULTS: PrismaOptions = {
  output: '../src/generated/prisma',
  views: true,
  partialIndexes: true,
  relationNames: 'where-needed',
  names: 'habit',
  layout: 'one',
}
