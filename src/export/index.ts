export { type Chunk, type Emitted, type Exporter, type SourceFile, textOf } from './exporter.ts'
export { sqlExporter } from './sql/index.ts'
