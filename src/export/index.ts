export { type DrizzleOptions, drizzleExporter } from './drizzle/index.ts'
export { type Chunk, type Emitted, type Exporter, type SourceFile, textOf } from './exporter.ts'
export { type PrismaOptions, prismaExporter } from './prisma/index.ts'
export { sqlExporter } from './sql/index.ts'
