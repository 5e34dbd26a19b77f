import { type PyFor, type PyImport, type PyStatement, type PyTree, parsePython, type Range } from '#languages'
import type { Part } from '../bundle.ts'
import { partsOf } from './bundle.ts'
import { libraryValue } from './library.ts'
import { roundsOf } from './loops.ts'
import { truthOf } from './operators.ts'
import { Evaluation } from './reading.ts'
import { resolveModule } from './resolve.ts'
import { type Binding, type Scope, unknown, type Value } from './values.ts'

export type Module = Part & {
  readonly tree: PyTree
  readonly scope: Scope
  readonly statements: readonly PyStatement[]
  /** What stands in loops, once for each round. */
  readonly rounds: { readonly statement: PyStatement; readonly scope: Scope }[]
}

const DEEPEST = 30
/** Python's and the libraries' own modules, whatever a project calls one of its files. */
const KNOWN = /^(?:sqlalchemy|sqlmodel|enum|typing|uuid|datetime|decimal|pydantic|re|functools|json)(?:\.|$)/
/** What `from sqlalchemy… import *` brings of what a schema is made of. */
const HANDED_ON =
  /^(?:[A-Z]\w*|text|func|false|true|null|and_|or_|not_|literal_column|literal|column|desc|asc|cast|mapped_column|relationship|backref|declarative_base|declared_attr|registry|column_property|deferred|synonym|validates)$/

/** All modules of a text, each name found out when it is asked for. */
export class Project {
  readonly text: string
  readonly files: readonly Module[]
  readonly reading: Evaluation
  readonly #byPath: ReadonlyMap<string, Module>
  readonly #paths: readonly string[]
  readonly #stars = new Map<string, string[]>()

  constructor(text: string, path: string) {
    this.text = text
    this.reading = new Evaluation(text.length, (file, name, at) => this.exported(file, name, at))
    this.reading.importing = (it, scope) => {
      const file = this.#moduleOf(scope)
      if (file) this.#import(file, it, scope)
    }
    const parts = partsOf(text, path)
    this.#paths = parts.map((it) => it.path)
    this.files = parts.map((part) => this.#module(part, parsePython(text.slice(part.from, part.to), part.from)))
    this.#byPath = new Map(this.files.map((file) => [file.path, file]))
    for (const file of this.files) this.#declareAll(file, file.tree.statements)
  }

  #module(part: Part, tree: PyTree): Module {
    const scope: Scope = { names: new Map(), parent: null, otherwise: (name) => this.#starred(part.path, name) }
    return { ...part, tree, scope, statements: [], rounds: [] }
  }

  /** Statements of a module, also of what stands under a condition or is tried. */
  #declareAll(file: Module, statements: readonly PyStatement[]): void {
    for (const it of statements) {
      ;(file.statements as PyStatement[]).push(it)
      if (it.sort === 'import') this.#import(file, it)
      else if (it.sort === 'if') {
        const test = truthOf(this.reading.of(it.test, file.scope))
        if (test !== false) this.#declareAll(file, it.yes)
        if (test !== true) this.#declareAll(file, it.no)
      } else if (it.sort === 'block') this.#declareAll(file, it.body)
      else if (it.sort === 'for') this.#goThrough(file, it, file.scope)
      else this.reading.declare(it, file.scope, true, file.path)
    }
  }

  /** Loops that can't be gone through, and why. */
  readonly unrolled: { readonly at: Range; readonly why: Value }[] = []

  #goThrough(file: Module, it: PyFor, scope: Scope): void {
    const { rounds, why } = roundsOf(this.reading, it, scope)
    if (why) this.unrolled.push({ at: it, why })
    for (const own of rounds) this.#takeRound(file, it.body, own)
  }

  #takeRound(file: Module, body: readonly PyStatement[], scope: Scope): void {
    for (const it of body) {
      if (it.sort === 'for') this.#goThrough(file, it, scope)
      else if (it.sort === 'block') this.#takeRound(file, it.body, scope)
      else if (it.sort === 'if') {
        const test = truthOf(this.reading.of(it.test, scope))
        if (test === null)
          this.unrolled.push({ at: it, why: unknown('its condition is only known when it runs', it.test) })
        else this.#takeRound(file, test ? it.yes : it.no, scope)
      } else {
        this.reading.declare(it, scope, false, file.path)
        file.rounds.push({ statement: it, scope })
      }
    }
  }

  /** The module that a function's scope stands in. */
  #moduleOf(scope: Scope): Module | undefined {
    let root = scope
    while (root.parent) root = root.parent
    return this.files.find((it) => it.scope === root)
  }

  #import(file: Module, it: PyImport, scope = file.scope): void {
    const { source } = it
    const put = (name: string, find: () => Value) => {
      const binding: Binding = { value: null, find }
      // What is tried first is what is meant: `try: from a import x / except: from b import x`.
      if (!scope.names.has(name)) scope.names.set(name, binding)
    }
    for (const { name, as } of it.names) {
      if (source === null) {
        const whole = as === name ? (name.split('.')[0] ?? name) : name
        put(as === name ? whole : as, () => this.#moduleValue(whole, file.path) ?? libraryValue(whole))
      } else if (name === '*') {
        const path = resolveModule(source, file.path, this.#paths)
        if (path) this.#stars.set(file.path, [...(this.#stars.get(file.path) ?? []), path])
        else this.#stars.set(file.path, [...(this.#stars.get(file.path) ?? []), `<${source}>`])
      } else put(as, () => this.#imported(file, { source, name, at: it }))
    }
  }

  #moduleValue(source: string, from: string): Value | null {
    const path = KNOWN.test(source) ? null : resolveModule(source, from, this.#paths)
    return path ? { is: 'module', path } : null
  }

  #imported(file: Module, { source, name, at }: { source: string; name: string; at: Range }): Value {
    const isKnown = KNOWN.test(source)
    const path = isKnown ? null : resolveModule(source, file.path, this.#paths)
    const own = path && path !== file.path ? this.#byPath.get(path) : undefined
    if (own && this.#has(own, name)) return this.exported(own.path, name, at)
    // A module of a package: `from . import models`.
    const module = this.#moduleValue(`${source}${source.endsWith('.') ? '' : '.'}${name}`, file.path)
    if (module && module.is === 'module' && module.path !== file.path) return module
    if (own) return this.exported(own.path, name, at)
    if (source.startsWith('.') || !isKnown) {
      const found = this.#elsewhere(name, file.path)
      if (found) return found
    }
    return libraryValue(`${source.replace(/^\.+/, '')}.${name}`.replace(/^\./, ''))
  }

  #has(file: Module, name: string): boolean {
    return file.scope.names.has(name) || (this.#stars.get(file.path) ?? []).length > 0
  }

  /** A class of another file whose way is not known: where files stand together without saying where they are. */
  #elsewhere(name: string, path: string): Value | null {
    const own = this.files.filter(
      (it) =>
        it.path !== path &&
        it.statements.some(
          (each) =>
            (each.sort === 'class' && each.name.text === name) ||
            (each.sort === 'assign' && each.target.sort === 'name' && each.target.text === name) ||
            (each.sort === 'function' && each.name.text === name),
        ),
    )
    const [only, second] = own
    return only && !second ? this.reading.named(name, only.scope, only) : null
  }

  /** What `import *` brings under a name. */
  #starred(path: string, name: string, depth = 0): Value | null {
    if (depth > DEEPEST) return null
    for (const star of this.#stars.get(path) ?? []) {
      if (star.startsWith('<')) {
        const value = libraryValue(`${star.slice(1, -1)}.${name}`)
        if (/^<sql(?:alchemy|model)/.test(star) && HANDED_ON.test(name)) return value
        continue
      }
      const other = this.#byPath.get(star)
      const binding = other?.scope.names.get(name)
      if (other && binding) return this.reading.bound(binding, other)
      const found = star === path ? null : this.#starred(star, name, depth + 1)
      if (found) return found
    }
    return depth === 0 && this.files.length > 1 && /^[A-Z]/.test(name) ? this.#elsewhere(name, path) : null
  }

  exported(path: string, name: string, at: Range): Value {
    const file = this.#byPath.get(path)
    if (!file) return unknown('its file is not here', at)
    const binding = file.scope.names.get(name)
    if (binding) return this.reading.bound(binding, at)
    const found = this.#starred(path, name) ?? this.#moduleValue(`.${name}`, path)
    return found ?? unknown(`${path} has no ${name.slice(0, 60)}`, at)
  }
}
