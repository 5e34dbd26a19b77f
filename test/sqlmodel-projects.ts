import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CORPUS = fileURLToPath(new URL('../../shared/corpus/sqlmodel', import.meta.url))

/** Where each project's models stand among its packages, as their imports have it. */
const PACKAGES: Readonly<Record<string, string>> = {
  'open-assistant': 'oasst_backend/models',
  'oasst-inference': 'oasst_inference_server/models',
  aiod: 'database/model',
}

function modules(folder: string, at: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    const path = at === '' ? it.name : `${at}/${it.name}`
    if (it.isDirectory()) return it.name === 'alembic' ? [] : modules(join(folder, it.name), path)
    return it.name.endsWith('.py') ? [[path, readFileSync(join(folder, it.name), 'utf8')] as const] : []
  })
}

/** Projects in SQLModel that others wrote, by name: their modules. Of tutorials each file stands alone. */
export const sqlmodelProjects: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  !existsSync(CORPUS)
    ? []
    : readdirSync(CORPUS).flatMap((name) => {
        const all = modules(join(CORPUS, name), PACKAGES[name] ?? '')
        if (name !== 'sqlmodel-docs') return [[name, new Map(all)] as const]
        const alone = all.filter(([path]) => !path.startsWith('code_structure/'))
        const package_ = all.filter(([path]) => path.startsWith('code_structure/'))
        return [
          ...alone.map(([path, text]) => [`${name}/${path}`, new Map([[path.replace(/.*\//, ''), text]])] as const),
          [`${name}/code_structure`, new Map(package_)] as const,
        ]
      }),
)
