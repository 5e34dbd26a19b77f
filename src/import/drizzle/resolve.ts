const ENDINGS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '/index.ts', '/index.tsx', '/index.mts', '/index.js']

/** `a/./b/../c` as `a/c`. */
function straight(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}

/** A package of the same project is imported without the folder that its sources stand in. */
const withoutSources = (path: string): string => path.replace(/(^|\/)(?:src|lib|source)(?=\/|$)/g, '')

const withoutEnding = (path: string): string => path.replace(/(?:\/index)?\.(?:[mc]?[tj]sx?)$/, '')

/** The file that an import speaks of, among those that there are; null where it is none of them. */
export function resolvePath(specifier: string, from: string, paths: readonly string[]): string | null {
  const known = new Set(paths)
  const tryAll = (base: string): string | null =>
    ENDINGS.map((ending) => base + ending).find((path) => known.has(path)) ??
    paths.find((path) => withoutEnding(path) === withoutEnding(base)) ??
    null
  if (specifier.startsWith('.')) {
    const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : ''
    const base = straight(`${folder}/${specifier}`)
    return tryAll(base) ?? (base === '' ? tryAll('index') : null)
  }
  // `@/db/schema`, `~/db/schema`, `src/db/schema`: how much of the path an alias stands for is not known.
  const alias = /^(?:[@~#]\/|[@~#](?=\w)|\$|src\/)(.+)$/.exec(specifier)?.[1]
  if (!alias) return null
  const words = withoutEnding(alias).split('/')
  for (let skip = 0; skip < words.length; skip++) {
    const end = words.slice(skip).join('/')
    const isIt = (path: string) => path === end || path.endsWith(`/${end}`)
    const exact = paths.filter((path) => isIt(withoutEnding(path)))
    const found = exact.length > 0 ? exact : paths.filter((path) => isIt(withoutSources(withoutEnding(path))))
    if (found.length === 1) return found[0] ?? null
    if (skip === 0 && /^[@~#]\w/.test(specifier)) continue
    if (found.length > 1 || skip >= 2) return null
  }
  return null
}
