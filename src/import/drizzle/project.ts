import { type Doc, parseScript, type Range, type ScriptTree, type Statement } from '#languages'
import type { Part } from '../bundle.ts'
import { namesIn } from './binding.ts'
import { partsOf } from './bundle.ts'
import { globals, isDrizzle, libraryValue, outsideValue } from './library.ts'
import { Evaluation, stepsFor } from './reading.ts'
import { resolvePath } from './resolve.ts'
import { type Scope, unknown, type Value } from './values.ts'

export type File = Part & { readonly tree: ScriptTree; readonly scope: Scope }
export type Declaration = Extract<Statement, { sort: 'declare' }>
/** A name of a file, and what it stands for. */
export type Named = {
  readonly name: string
  readonly value: Value
  readonly exported: boolean
  readonly file: File
  readonly statement: Declaration
}

const DEEPEST = 40

/** The names that are exported after they were declared: `export { users }`, `export default users`. */
const givenOut = (it: Statement): readonly string[] =>
  it.sort === 'export' && it.source === null
    ? (it.names ?? []).map(({ name }) => name)
    : it.sort === 'declare' && it.exported && it.value.sort === 'name'
      ? [it.value.text]
      : []

/** All files of a text, each name found out when it is asked for. */
export class Project {
  readonly files: readonly File[]
  readonly reading: Evaluation
  #names: readonly Named[] | null = null
  readonly #byPath: ReadonlyMap<string, File>

  constructor(text: string, path: string) {
    const docs = new Map<number, Doc>()
    this.reading = new Evaluation({
      most: stepsFor(text),
      docs: (at) => docs.get(at) ?? null,
      exported: (file, name, at) => this.exported(this.#byPath.get(file), name, at),
    })
    this.files = partsOf(text, path).map((part) => {
      const tree = parseScript(text.slice(part.from, part.to), part.from)
      for (const [at, doc] of tree.docs) docs.set(at, doc)
      return this.#file(part, tree)
    })
    this.#byPath = new Map(this.files.map((file) => [file.path, file]))
  }

  #file(part: Part, tree: ScriptTree): File {
    const scope: Scope = { names: new Map(), parent: globals, otherwise: (name) => this.#elsewhere(name, part.path) }
    const file = { ...part, tree, scope }
    for (const it of tree.statements) {
      if (it.sort === 'import')
        for (const { name, as } of it.names)
          scope.names.set(as, { value: null, find: () => this.#imported(file, { from: it.source, name, at: it }) })
      if (it.sort === 'declare') this.#declare(file, it)
    }
    return file
  }

  #declare({ scope }: File, { pattern, value }: Declaration): void {
    const find = () => this.reading.of(value, scope)
    if (pattern.sort === 'name') scope.names.set(pattern.text, { value: null, find })
    else
      for (const it of namesIn(pattern))
        scope.names.set(it.text, {
          value: null,
          find: () => {
            const own: Scope = { names: new Map(), parent: scope }
            this.reading.bind(pattern, find(), own)
            return own.names.get(it.text)?.value ?? unknown('it is only known when it runs', it)
          },
        })
  }

  #imported(file: File, { from, name, at }: { from: string; name: string; at: Range }): Value {
    if (isDrizzle(from)) return libraryValue(from, name)
    const path = resolvePath(from, file.path, [...this.#byPath.keys()])
    const other = path === null ? undefined : this.#byPath.get(path)
    if (other && name === '*') return { is: 'module', path: other.path }
    const value = other ? this.exported(other, name, at) : null
    // How much of a path an alias stands for is a guess.
    if (value && (value.is !== 'unknown' || from.startsWith('.'))) return value
    const found = /^[.@~#]/.test(from) ? this.#elsewhere(name, file.path) : null
    if (found) return found
    return outsideValue(from, name)
  }

  /** What another file exports under the name: where files stand together without saying where they are. */
  #elsewhere(name: string, path: string): Value | null {
    // Each file may have a default of its own.
    if (name === 'default') return null
    for (const file of this.files) {
      if (file.path === path || !file.scope.names.has(name)) continue
      const own = file.tree.statements.find(
        (it) => it.sort === 'declare' && it.exported && it.pattern.sort === 'name' && it.pattern.text === name,
      )
      if (own) return this.reading.named(name, file.scope, own)
    }
    for (const file of this.files) {
      const given = file.tree.statements.find(
        (it) => it.sort === 'export' && it.source !== null && it.names?.some(({ as }) => as === name),
      )
      const value = given && file.path !== path ? this.exported(file, name, given) : null
      if (value && value.is !== 'unknown') return value
    }
    return null
  }

  exported(file: File | undefined, name: string, at: Range, depth = 0): Value {
    if (!file || depth > DEEPEST) return unknown('its file is not here', at)
    for (const it of file.tree.statements) {
      if (it.sort === 'declare' && it.exported && it.pattern.sort === 'name' && it.pattern.text === name)
        return this.reading.named(name, file.scope, at)
      if (it.sort !== 'export' || it.names === null) continue
      const own = it.names.find(({ as }) => as === name)
      if (!own) continue
      if (it.source === null) return this.reading.named(own.name, file.scope, at)
      const path = resolvePath(it.source, file.path, [...this.#byPath.keys()])
      if (own.name === '*' && path) return { is: 'module', path }
      return path ? this.exported(this.#byPath.get(path), own.name, at, depth + 1) : outsideValue(it.source, own.name)
    }
    for (const it of file.tree.statements) {
      if (it.sort !== 'export' || it.names !== null || it.source === null) continue
      const path = resolvePath(it.source, file.path, [...this.#byPath.keys()])
      if (!path) continue
      const found = this.exported(this.#byPath.get(path), name, at, depth + 1)
      if (found.is !== 'unknown') return found
    }
    return this.#hasPattern(file, name)
      ? this.reading.named(name, file.scope, at)
      : unknown(`${file.path} exports no ${name}`, at)
  }

  #hasPattern(file: File, name: string): boolean {
    return file.tree.statements.some(
      (it) => it.sort === 'declare' && it.exported && it.pattern.sort !== 'name' && file.scope.names.has(name),
    )
  }

  /** Every name that a file declares, with what it stands for. */
  names(): readonly Named[] {
    this.#names ??= this.#allNames()
    return this.#names
  }

  #allNames(): readonly Named[] {
    return this.files.flatMap((file) => {
      const given = new Set(file.tree.statements.flatMap(givenOut))
      return file.tree.statements.flatMap((statement): readonly Named[] => {
        if (statement.sort !== 'declare' || statement.value.sort === 'function') return []
        const names = namesIn(statement.pattern).map((it) => it.text)
        return names.map((name) => ({
          name,
          value: this.reading.named(name, file.scope, statement),
          exported: statement.exported || given.has(name),
          file,
          statement,
        }))
      })
    })
  }
}
