import { filesIn, resolvePath } from '#import'
import type { Fault } from './messages.ts'
import type { Diagnostic, LanguageService, TypeScript } from './typescript.ts'

type Given = {
  readonly typescript: TypeScript
  /** TypeScript's own declarations, by their names. */
  readonly libraries: Readonly<Record<string, string>>
  /** Drizzle's, by their paths in its package. */
  readonly types: Readonly<Record<string, string>>
}

/** What a schema may speak of beside the language: what else there is where it runs is not asked. */
const AROUND = 'declare const process: any, Buffer: any, crypto: any, console: any, URL: any; type Buffer = Uint8Array;'

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  // ES2022, ESNext, Bundler.
  target: 9,
  module: 99,
  moduleResolution: 100,
  types: [],
  lib: ['lib.es2022.d.ts'],
}

/** An import of what is not here, and what is not known for want of it. */
const ABSENT: ReadonlySet<number> = new Set([2307, 2792, 7016, 2306, 7006, 7031])

const ROOT = '/project/'
const PACKAGE = '/drizzle-orm/'

class Host {
  readonly #files = new Map<string, { text: string; version: number }>()
  readonly #own: Given
  #paths: readonly string[] = []

  constructor(own: Given) {
    this.#own = own
    this.#files.set('/around.d.ts', { text: AROUND, version: 0 })
    for (const [path, text] of Object.entries(own.types)) this.#files.set(`${PACKAGE}${path}`, { text, version: 0 })
    for (const [path, text] of Object.entries(own.libraries)) this.#files.set(`/lib/${path}`, { text, version: 0 })
  }

  /** Takes a project in the place of the one before. */
  take(files: readonly { readonly path: string; readonly text: string }[]): void {
    const now = new Set(files.map(({ path }) => ROOT + path))
    for (const path of this.#files.keys()) if (path.startsWith(ROOT) && !now.has(path)) this.#files.delete(path)
    for (const { path, text } of files) {
      const had = this.#files.get(ROOT + path)
      if (had?.text !== text) this.#files.set(ROOT + path, { text, version: (had?.version ?? 0) + 1 })
    }
    this.#paths = files.map(({ path }) => path)
  }

  #resolve(name: string, from: string): string | null {
    if (name === 'drizzle-orm' || name.startsWith('drizzle-orm/') || from.startsWith(PACKAGE)) {
      const own = name.startsWith('.')
        ? new URL(name, `file://${from}`).pathname
        : `${PACKAGE}${name.slice('drizzle-orm/'.length)}`
      const base = own.replace(/\.js$/, '').replace(/\/$/, '')
      return [`${base}.d.ts`, `${base}/index.d.ts`].find((path) => this.#files.has(path)) ?? null
    }
    const found = resolvePath(name, from.slice(ROOT.length), this.#paths)
    return found === null ? null : ROOT + found
  }

  readonly getScriptFileNames = () => ['/around.d.ts', ...this.#paths.map((path) => ROOT + path)]
  readonly getScriptVersion = (path: string) => String(this.#files.get(path)?.version ?? 0)
  readonly getScriptSnapshot = (path: string) => {
    const file = this.#files.get(path)
    return file && this.#own.typescript.ScriptSnapshot.fromString(file.text)
  }
  readonly getCurrentDirectory = () => '/'
  readonly getCompilationSettings = () => OPTIONS
  readonly getDefaultLibFileName = () => '/lib/lib.es2022.d.ts'
  readonly fileExists = (path: string) => this.#files.has(path)
  readonly readFile = (path: string) => this.#files.get(path)?.text
  readonly resolveModuleNameLiterals = (names: readonly { readonly text: string }[], from: string) =>
    names.map(({ text }) => {
      const path = this.#resolve(text, from)
      if (path === null) return { resolvedModule: undefined }
      const extension = /(?:\.d)?\.[^./]+$/.exec(path)?.[0] ?? '.ts'
      return {
        resolvedModule: { resolvedFileName: path, extension, isExternalLibraryImport: path.startsWith(PACKAGE) },
      }
    })
}

let kept: { readonly host: Host; readonly service: LanguageService } | null = null

function start(given: Given): NonNullable<typeof kept> {
  const host = new Host(given)
  return { host, service: given.typescript.createLanguageService(host) }
}

/** What the compiler has against a text of one or several files, as if they stood in a project of their own. */
export function typecheck(text: string, given: Given): readonly Fault[] {
  kept ??= start(given)
  const { host, service } = kept
  const parts = filesIn(text)
  host.take(parts.map(({ path, from, to }) => ({ path, text: text.slice(from, to) })))
  return parts
    .filter(({ path }) => /\.[mc]?tsx?$/.test(path))
    .flatMap(({ path, from }) => {
      const file = ROOT + path
      const found: readonly Diagnostic[] = [
        ...service.getSyntacticDiagnostics(file),
        ...service.getSemanticDiagnostics(file),
      ]
      return found.flatMap(({ code, category, start: at = 0, length = 0, messageText }): Fault[] => {
        if (ABSENT.has(code) || category > 1) return []
        const message = given.typescript.flattenDiagnosticMessageText(messageText, '\n')
        return [{ message, severity: category === 1 ? 'error' : 'warning', from: from + at, to: from + at + length }]
      })
    })
}
