import type { Design } from '#model'
import { dbmlExporter } from './dbml/index.ts'
import { decisionsExporter } from './decisions/index.ts'
import { drizzleExporter } from './drizzle/index.ts'
import type { Exporter } from './exporter.ts'
import { mermaidExporter } from './mermaid/index.ts'
import { optionsOf } from './options.ts'
import { prismaExporter } from './prisma/index.ts'
import { sqlExporter } from './sql/index.ts'
import { sqlmodelExporter } from './sqlmodel/index.ts'
import { uncovered } from './uncovered.ts'

export type { DrizzleOptions } from './drizzle/index.ts'
export { type Chunk, type Emitted, type Exporter, type SourceFile, textOf } from './exporter.ts'
export { type OptionField, optionFields, optionRefused, optionsOf } from './options.ts'
export type { PrismaOptions } from './prisma/index.ts'
export type { SqlmodelOptions } from './sqlmodel/index.ts'
export { dbmlExporter, drizzleExporter, prismaExporter, sqlExporter, sqlmodelExporter }

const ORMS: readonly Exporter[] = [prismaExporter, drizzleExporter, sqlmodelExporter]
/** The ORMs, each with what can't be said in its schema file: told in the exporter's own words. */
export const targets = ORMS.map((exporter) => {
  const { id, title } = exporter
  return { id, title, notices: (design: Design) => exporter.emit(design, optionsOf(exporter, design)).notices }
})

/** The exporter, telling of the kinds of objects that it has no words for. */
const telling = (exporter: Exporter): Exporter => ({
  ...exporter,
  emit(...given) {
    const emitted = exporter.emit(...given)
    return { ...emitted, notices: [...emitted.notices, ...uncovered(exporter, given[0], emitted)] }
  },
})

/** Every target language, in the order of the code pane's tabs. */
export const exporters: readonly Exporter[] = [
  sqlExporter,
  ...[prismaExporter, drizzleExporter, sqlmodelExporter, dbmlExporter, mermaidExporter].map(telling),
  decisionsExporter,
]
