import { resolvePath } from './resolve.ts'

const SCRIPT = /\.(?:[mc]?ts|tsx|[mc]?js)$/
const PASSED_OVER = /(?:^|\/)(?:node_modules|\.[^/]+|dist|build)\/|\.d\.[mc]?ts$|\.(?:test|spec)\.\w+$/
const SCHEMA = /['"]drizzle-orm\/(?:pg-core|neon|supabase)(?:\/\w+)?['"]|['"]drizzle-kit['"]/
const SOURCE = /\b(?:from|import)\s+['"]([^'"\n]+)['"]/g
const MOST_FILES = 2000

/** Of a project's files those that its schema is made of: they speak of Drizzle's tables, or such a file speaks of them. */
export function schemaFiles(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const scripts = new Map([...files].filter(([path]) => SCRIPT.test(path) && !PASSED_OVER.test(path)))
  const paths = [...scripts.keys()]
  const taken = new Set<string>()
  const next = paths.filter((path) => SCHEMA.test(scripts.get(path) ?? ''))
  for (let path = next.pop(); path !== undefined && taken.size < MOST_FILES; path = next.pop()) {
    if (taken.has(path)) continue
    taken.add(path)
    for (const [, source = ''] of (scripts.get(path) ?? '').matchAll(SOURCE)) {
      const found = resolvePath(source, path, paths)
      if (found && !taken.has(found)) next.push(found)
    }
  }
  return new Map([...scripts].filter(([path]) => taken.has(path)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
