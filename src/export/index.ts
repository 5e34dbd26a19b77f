import type { Exporter } from './exporter.ts'
import { sqlExporter } from './sql/index.ts'

export { type Chunk, type Emitted, type Exporter, type SourceFile, textOf } from './exporter.ts'
export { sqlExporter }

/** Every target language, in the order of the code pane's tabs. */
export const exporters: readonly Exporter[] = [sqlExporter as Exporter]
