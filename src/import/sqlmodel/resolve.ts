const withoutEnding = (path: string): string => path.replace(/(?:^|\/)__init__\.pyi?$/, '').replace(/\.pyi?$/, '')

const modules = new WeakMap<readonly string[], ReadonlyMap<string, string>>()

/** Files by what imports call them. */
function modulesIn(paths: readonly string[]): ReadonlyMap<string, string> {
  const known = modules.get(paths) ?? new Map(paths.map((path) => [withoutEnding(path), path]))
  modules.set(paths, known)
  return known
}

/** The file that an import speaks of, among those that there are; null where it is none of them. */
export function resolveModule(source: string, from: string, paths: readonly string[]): string | null {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(source) ?? []
  const words = rest.split('.').filter((it) => it !== '')
  const known = modulesIn(paths)
  if (dots !== '') {
    const folder = from.split('/').slice(0, -1)
    if (dots.length - 1 > folder.length) return null
    const base = [...folder.slice(0, folder.length - (dots.length - 1)), ...words]
    return known.get(base.join('/')) ?? null
  }
  // How much of a path stands before the folder that was given is not known.
  for (let skip = 0; skip < words.length; skip++) {
    const end = words.slice(skip).join('/')
    // One word that is left of several says too little to be looked for anywhere.
    const isAnywhere = skip === 0 || skip < words.length - 1
    const found = [...known].filter(([path]) => path === end || (isAnywhere && path.endsWith(`/${end}`)))
    if (found.length === 1) return found[0]?.[1] ?? null
    if (found.length > 1) {
      const near = found.find(
        ([path]) => path.split('/').slice(0, -1).join('/') === from.split('/').slice(0, -1).join('/'),
      )
      return near?.[1] ?? found[0]?.[1] ?? null
    }
  }
  return null
}
