import { PREAMBLE, plan, type Step } from '#migrate'
import { type Design, emptyDesign, forTarget } from '#model'
import type { SourceFile } from '../exporter.ts'

const LOCK = '# Prisma reads from it which database the migrations are for.\nprovider = "postgresql"\n'

const script = (steps: readonly Step[]): string =>
  steps.length > 0 ? [...PREAMBLE, ...steps.map((step) => step.sql)].map((sql) => `${sql};\n`).join('') : ''

/**
 * The first migration: our own SQL, since Prisma's would leave out what its language can't say. Prisma has no way back,
 * so that `down.sql` lies beside it, for `prisma db execute` and `prisma migrate resolve --rolled-back`.
 */
export function migrationFiles(whole: Design): readonly SourceFile[] {
  const { design } = forTarget(whole)
  const texts = {
    'prisma/migrations/migration_lock.toml': LOCK,
    'prisma/migrations/0001_initial/migration.sql': script(plan(emptyDesign(), design)),
    'prisma/migrations/0001_initial/down.sql': script(plan(design, emptyDesign())),
  }
  return Object.entries(texts).map(([path, text]) => ({ path, chunks: [{ text, spans: [], about: null }] }))
}
