import type { PyArgument, PyExpression, PyImport, PyItem, PyStatement, Range } from '#languages'
import { callMember, callOf, memberOf } from './calls.ts'
import { classOf } from './classes.ts'
import type { Evaluating } from './evaluating.ts'
import { builtIn } from './library.ts'
import { comprehended, madeIn, roundsOf } from './loops.ts'
import { operated, truthOf } from './operators.ts'
import { recordOf, recordOfRest } from './records.ts'
import {
  type Binding,
  boundTo,
  type ClassInfo,
  type Fn,
  fault,
  type Given,
  type Listed,
  LONGEST,
  NONE,
  type Scope,
  text,
  unknown,
  type Value,
} from './values.ts'

/** How much is read of one text before the rest is given up, beside twice its length: a text may be hostile. */
const MOST_STEPS = 200_000
const DEEPEST = 120

/** Finds out what expressions stand for. Nothing is run: what a function gives is read off its text. */
export class Evaluation implements Evaluating {
  readonly #most: number
  readonly exported: Evaluating['exported']
  /** All classes that were met, in that order, and all tables made by a call. */
  readonly classes: ClassInfo[] = []
  readonly met: Evaluating['met'] = []
  #steps = 0
  #depth = 0
  spentAt: Range | null = null
  /** Gives a function the names that it imports for itself. */
  importing: ((it: PyImport, scope: Scope) => void) | null = null

  constructor(length: number, exported: Evaluating['exported']) {
    this.#most = MOST_STEPS + 2 * length
    this.exported = exported
  }

  /** Whether so much may still be read; counts it. */
  spend(steps: number): boolean {
    this.#steps += steps
    return this.#steps < this.#most
  }

  of(node: PyExpression, scope: Scope): Value {
    if (!this.spend(1)) {
      this.spentAt ??= { from: node.from, to: node.to }
      return fault('there is too much to read', node)
    }
    if (this.#depth > DEEPEST) return fault('it goes round, or is nested too deep', node)
    this.#depth++
    try {
      return this.#of(node, scope)
    } finally {
      this.#depth--
    }
  }

  #of(node: PyExpression, scope: Scope): Value {
    switch (node.sort) {
      case 'string':
        return text(node.text)
      case 'number':
        return { is: 'number', text: node.text }
      case 'word':
        return { is: 'word', text: node.text }
      case 'name':
        return this.named(node.text, scope, node)
      case 'format':
        return this.#format(node, scope)
      case 'member':
        return memberOf(this, this.of(node.of, scope), node.name.text, node)
      case 'element':
        return this.#element(this.of(node.of, scope), this.items(node.keys, scope))
      case 'list':
        return { is: 'list', items: this.items(node.items, scope) }
      case 'dict':
        return recordOf(this, node, scope)
      case 'lambda':
        return { is: 'function', name: '', params: node.params, body: node.body, scope, marks: [] }
      case 'call':
        return this.#call(node, scope)
      case 'comprehension':
        return comprehended(this, node, scope)
      case 'unary':
      case 'binary':
      case 'choice':
        return operated(this, node, scope)
      case 'other':
        return unknown(node.what, node)
    }
  }

  /** What a name stands for. */
  named(name: string, scope: Scope, at: Range): Value {
    for (let it: Scope | null = scope; it; it = it.parent) {
      const binding = it.names.get(name)
      // `metadata = metadata` in a class means that of the module.
      if (binding && !(binding.finding && it.parent)) return this.bound(binding, at)
      const other: Value | null = it.otherwise?.(name) ?? null
      if (other) return other
    }
    return builtIn(name) ?? unknown(`nothing says what ${name.slice(0, 60)} is`, at)
  }

  bound(binding: Binding, at: Range): Value {
    return boundTo(binding, at)
  }

  items(items: readonly PyItem[], scope: Scope): readonly Listed[] {
    const found: Listed[] = []
    for (const it of items) {
      const value = this.of(it.value, scope)
      if (!it.spread) found.push({ value, at: it })
      else found.push(...this.#spread(value, it))
    }
    return found
  }

  #spread(value: Value, at: Range): readonly Listed[] {
    if (value.is !== 'list') return [{ value: value.is === 'unknown' ? value : unknown('it is no list', at), at }]
    return this.spend(value.items.length) ? value.items : [{ value: fault('there is too much to read', at), at }]
  }

  args(args: readonly PyArgument[], scope: Scope): readonly Given[] {
    return args.flatMap((it): readonly Given[] => {
      const value = this.of(it.value, scope)
      if (it.spread === '*') return this.#spread(value, it).map((each) => ({ name: null, ...each }))
      if (it.spread === '') return [{ name: it.name?.text ?? null, value, at: it }]
      if (value.is !== 'record' || !this.spend(value.fields.size)) return [{ name: '**', value, at: it }]
      return [...value.fields].map(([name, field]) => ({ name, value: field.value, at: it }))
    })
  }

  #format(node: Extract<PyExpression, { sort: 'format' }>, scope: Scope): Value {
    let made = node.texts[0] ?? ''
    for (const [i, hole] of node.holes.entries()) {
      const value = this.of(hole, scope)
      if (value.is !== 'text' && value.is !== 'number' && value.is !== 'word')
        return value.is === 'unknown' ? value : unknown('its text is only known when it runs', hole)
      made += value.text + (node.texts[i + 1] ?? '')
      if (made.length > LONGEST || !this.spend(made.length / 100)) return fault('there is too much to read', node)
    }
    return text(made)
  }

  #element(of: Value, keys: readonly Listed[]): Value {
    const [first] = keys
    if (of.is === 'record' && first?.value.is === 'text') {
      const found = of.fields.get(first.value.text)
      if (found) return found.value
    }
    if (of.is === 'list' && first?.value.is === 'number') {
      const at = Number(first.value.text)
      return of.items.at(at)?.value ?? unknown('there is no such item', first.at)
    }
    // `table.c["name"]`
    if (of.is === 'member' && /^(c|columns)$/.test(of.name) && first?.value.is === 'text')
      return { is: 'member', of: of.of, name: first.value.text, at: first.at }
    return { is: 'element', of, keys: keys.map((it) => it.value) }
  }

  #call(node: Extract<PyExpression, { sort: 'call' }>, scope: Scope): Value {
    const args = this.args(node.args, scope)
    if (node.callee.sort === 'member') {
      const of = this.of(node.callee.of, scope)
      return callMember(this, of, { name: node.callee.name.text, args, node })
    }
    return callOf(this, this.of(node.callee, scope), { args, node })
  }

  /** What a function gives for what it is given. */
  applied(fn: Fn, args: readonly Given[], at: Range): Value {
    const scope: Scope = { names: new Map(), parent: fn.scope }
    const plain = args.filter((it) => it.name === null)
    let place = 0
    for (const { name, spread, value } of fn.params) {
      if (spread === '**') scope.names.set(name.text, { value: recordOfRest(fn, args) })
      else if (spread === '*') {
        scope.names.set(name.text, { value: { is: 'list', items: plain.slice(place) } })
        place = plain.length
      } else {
        const given = args.find((it) => it.name === name.text) ?? plain[place++]
        const usual = () => (value ? this.of(value, fn.scope) : unknown('it is only known when it runs', at))
        scope.names.set(name.text, given ? { value: given.value } : { value: null, find: usual })
      }
    }
    if (!Array.isArray(fn.body)) return this.of(fn.body as PyExpression, scope)
    return this.run(fn.body as readonly PyStatement[], scope) ?? NONE
  }

  /** What the statements of a function give back; null where they give nothing. */
  run(statements: readonly PyStatement[], scope: Scope): Value | null {
    for (const it of statements) {
      if (!this.spend(1)) return fault('there is too much to read', it)
      if (it.sort === 'return') return it.value ? this.of(it.value, scope) : NONE
      if (it.sort === 'if') {
        const test = truthOf(this.of(it.test, scope))
        if (test === null) return unknown('what it gives depends on what is only known when it runs', it)
        const given = this.run(test ? it.yes : it.no, scope)
        if (given) return given
      } else if (it.sort === 'for') {
        const { rounds, why } = roundsOf(this, it, scope)
        if (why) return why
        for (const own of rounds) {
          const given = this.run(it.body, own)
          if (given) return given
        }
      } else if (it.sort === 'other') return unknown('what it gives is only known when it runs', it)
      else if (it.sort === 'block') {
        const given = this.run(it.body, scope)
        if (given) return given
      } else this.#take(it, scope)
    }
    return null
  }

  /** What statements of functions make by the way, while someone asks for that. */
  byTheWay: Value[] | null = null

  #take(it: PyStatement, scope: Scope): void {
    this.declare(it, scope)
    const value = this.byTheWay && madeIn(this, it, scope)
    if (value) this.byTheWay?.push(value)
  }

  /** Gives a name what a statement makes of it, when it is asked for. */
  declare(it: PyStatement, scope: Scope, isTop = false, path = ''): void {
    if (it.sort === 'import') this.importing?.(it, scope)
    else if (it.sort === 'assign' && it.target.sort === 'name') {
      const { value } = it
      if (value) scope.names.set(it.target.text, { value: null, find: () => this.of(value, scope) })
    } else if (it.sort === 'class') {
      const binding: Binding = { value: null }
      binding.find = () => ({ is: 'class', class: classOf(this, it, { scope, isTop, path }) })
      scope.names.set(it.name.text, binding)
    } else if (it.sort === 'function')
      scope.names.set(it.name.text, {
        value: { is: 'function', name: it.name.text, params: it.params, body: it.body, scope, marks: [] },
      })
  }
}
