import { bundledDbml } from './dbml/bundle.ts'
import { bundled } from './drizzle/bundle.ts'
import { schemaFiles } from './drizzle/choose.ts'
import { bundledPrisma } from './prisma/bundle.ts'
import { bundledSql } from './sql/bundle.ts'
import { bundledModules } from './sqlmodel/bundle.ts'
import { modelFiles } from './sqlmodel/choose.ts'

/** What takes back what another script does. */
const WAY_BACK = /(?:^|[/._-])down\.sql$/i

/** Scripts one after another as they are numbered: the second before the tenth. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare

type Files = ReadonlyMap<string, string>
type Gathered = { readonly language: string; readonly text: string }

const ending =
  (pattern: RegExp) =>
  (files: Files): Files =>
    new Map([...files].filter(([path]) => pattern.test(path)))

const scripts = (files: Files): Files => {
  const all = ending(/\.(?:sql|ddl|p(?:g)?sql)$/i)(files)
  const forth = [...all].filter(([path]) => !WAY_BACK.test(path))
  return new Map((forth.length > 0 ? forth : [...all]).sort(([a], [b]) => inOrder(a, b)))
}

/** The first that finds its own among the files takes them. */
const LANGUAGES: readonly {
  readonly language: string
  readonly own: (files: Files) => Files
  readonly join: (files: Files) => string
}[] = [
  { language: 'drizzle', own: schemaFiles, join: bundled },
  { language: 'sqlmodel', own: modelFiles, join: bundledModules },
  { language: 'prisma', own: ending(/\.prisma$/i), join: bundledPrisma },
  { language: 'sql', own: scripts, join: bundledSql },
  { language: 'dbml', own: ending(/\.dbml$/i), join: bundledDbml },
]

/** One text of a project's files, each under its path: its schema in Drizzle, its models in Python, scripts in their order. */
export function oneText(files: Files, language?: string): Gathered | null {
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  for (const it of LANGUAGES) {
    if (language && it.language !== language) continue
    const own = it.own(sorted)
    if (own.size > 0) return { language: it.language, text: it.join(own) }
  }
  return null
}
