import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { bundled } from '../src/import/drizzle/bundle.ts'

const folder = new URL('../../shared/corpus/drizzle/', import.meta.url)

/** The real projects in Drizzle, where they are at hand. */
export const drizzleProjects: readonly string[] = existsSync(folder) ? readdirSync(folder) : []

/** All files of a project as one text. */
export function projectText(name: string): string {
  const walk = (path: string): readonly string[] =>
    statSync(new URL(path, folder)).isDirectory()
      ? readdirSync(new URL(`${path}/`, folder)).flatMap((each) => walk(`${path}/${each}`))
      : [path]
  return bundled(
    new Map(walk(name).map((path) => [path.slice(name.length + 1), readFileSync(new URL(path, folder), 'utf8')])),
  )
}

/** What drizzle-kit makes of it. */
export const kitSql = (name: string): string => readFileSync(new URL(`../drizzle-sql/${name}.sql`, folder), 'utf8')
