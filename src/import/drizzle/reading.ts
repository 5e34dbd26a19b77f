import type { Doc, Expression, Item, ObjectLiteral, Pattern, Range, Statement } from '#languages'
import { bind } from './binding.ts'
import { callFunction, callMethod, memberOf } from './calls.ts'
import type { Given as CallGiven, Evaluating } from './evaluating.ts'
import { operated, truthOf } from './operators.ts'
import {
  type Binding,
  type Calling,
  type Field,
  fault,
  type Listed,
  type Scope,
  text,
  UNDEFINED,
  unknown,
  type Value,
} from './values.ts'

/** How much is read of one text before the rest is given up, beside twice its length: a text may be hostile. */
const MOST_STEPS = 200_000
const DEEPEST = 160
export const stepsFor = (text: string): number => MOST_STEPS + 2 * text.length

const LONGEST = 1_000_000

type Given = {
  /** How many steps it may take. */
  readonly most: number
  /** The comment right above what begins there. */
  readonly docs: (at: number) => Doc | null
  /** What a file exports under a name. */
  readonly exported: (path: string, name: string, at: Range) => Value
}

/** Finds out what expressions stand for. Nothing is run: what a function gives is read off its text. */
export class Evaluation implements Evaluating {
  readonly met: Calling[] = []
  readonly #given: Given
  #steps = 0
  #spentAt: Range | null = null
  #depth = 0

  constructor(given: Given) {
    this.#given = given
  }

  call(of: Value, given: CallGiven): Value {
    return callFunction(this, of, given)
  }

  exported(path: string, name: string, at: Range): Value {
    return this.#given.exported(path, name, at)
  }

  /** Where it was given up; null while it is not. */
  get spentAt(): Range | null {
    return this.#spentAt
  }

  /** Whether so much may still be read; counts it. */
  spend(steps: number): boolean {
    this.#steps += steps
    return this.#steps < this.#given.most
  }

  of(node: Expression, scope: Scope): Value {
    if (!this.spend(1)) {
      this.#spentAt ??= { from: node.from, to: node.to }
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

  #of(node: Expression, scope: Scope): Value {
    switch (node.sort) {
      case 'string':
        return text(node.text)
      case 'number':
        return { is: 'number', text: node.text }
      case 'word':
        return { is: 'word', text: node.text }
      case 'name':
        return this.named(node.text, scope, node)
      case 'template':
        return this.#template(node, scope)
      case 'tagged':
        return this.#tagged(node, scope)
      case 'member':
        return memberOf(this, this.of(node.of, scope), node.name.text, node)
      case 'element': {
        const key = this.of(node.key, scope)
        return key.is === 'text' || key.is === 'number'
          ? memberOf(this, this.of(node.of, scope), key.text, node)
          : unknown('its name is only known when it runs', node)
      }
      case 'array':
        return { is: 'list', items: this.items(node.items, scope) }
      case 'object':
        return this.#object(node, scope)
      case 'function':
        return { is: 'function', node, scope }
      case 'call':
        return this.#call(node, scope)
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
      if (binding) return this.bound(binding, at)
      const other: Value | null = it.otherwise?.(name) ?? null
      if (other) return other
    }
    return fault(`nothing says what ${name.slice(0, 60)} is`, at)
  }

  bound(binding: Binding, at: Range): Value {
    if (binding.value) return binding.value
    if (!binding.find || binding.finding) return unknown('it is made of itself', at)
    binding.finding = true
    binding.value = binding.find()
    binding.finding = false
    return binding.value
  }

  items(items: readonly Item[], scope: Scope): readonly Listed[] {
    const found: Listed[] = []
    for (const it of items) {
      const value = this.of(it.value, scope)
      if (!it.spread) found.push({ value, at: it })
      else if (value.is === 'list') {
        if (!this.spend(value.items.length)) return [{ value: unknown('there is too much to read', it), at: it }]
        for (const item of value.items) found.push(item)
      } else if (value.is !== 'word')
        found.push({ value: unknown(value.is === 'unknown' ? value.why : 'it is no list', it), at: it })
    }
    return found
  }

  #template(node: Extract<Expression, { sort: 'template' }>, scope: Scope): Value {
    let made = node.texts[0] ?? ''
    for (const [i, hole] of node.holes.entries()) {
      const value = this.of(hole, scope)
      if (value.is !== 'text' && value.is !== 'number' && value.is !== 'word')
        return value.is === 'unknown' ? value : unknown('its text is only known when it runs', hole)
      made += value.text + (node.texts[i + 1] ?? '')
      if (made.length > LONGEST) return unknown('there is too much to read', node)
    }
    return text(made)
  }

  #tagged(node: Extract<Expression, { sort: 'tagged' }>, scope: Scope): Value {
    const tag = this.of(node.tag, scope)
    if (tag.is !== 'library' || tag.name !== 'sql') return unknown('only sql`…` is read of such texts', node)
    const holes = node.template.holes.map((it) => this.of(it, scope))
    return { is: 'sql', texts: node.template.texts, holes, at: { from: node.from, to: node.to } }
  }

  #object(node: ObjectLiteral, scope: Scope): Value {
    const fields = new Map<string, Field>()
    for (const it of node.entries) {
      const value = this.of(it.value, scope)
      if (it.key === null) {
        if (value.is === 'record') {
          if (!this.spend(value.fields.size)) return unknown('there is too much to read', it)
          for (const [key, field] of value.fields) fields.set(key, field)
        } else if (value.is !== 'word') fields.set(`…${it.from}`, { value: spreadOf(value, it), entry: null })
        continue
      }
      const key = 'sort' in it.key ? this.of(it.key, scope) : text(it.key.text)
      const name = key.is === 'text' || key.is === 'number' ? key.text : `…${it.from}`
      const entry = {
        from: it.from,
        to: it.to,
        key: { from: it.key.from, to: it.key.to },
        value: { from: it.value.from, to: it.value.to },
        doc: this.#given.docs(it.from),
      }
      fields.set(name, { value, entry })
    }
    return { is: 'record', fields, node }
  }

  #call(node: Extract<Expression, { sort: 'call' }>, scope: Scope): Value {
    const args = this.items(node.args, scope)
    const given = { args: args.map((it) => it.value), at: node, argsAt: args.map((it) => it.at) }
    const { callee } = node
    if (callee.sort !== 'member') {
      const of = this.of(callee, scope)
      return callFunction(this, of, { ...given, step: { from: callee.to, to: node.to } })
    }
    const of = this.of(callee.of, scope)
    return callMethod(this, of, { ...given, name: callee.name.text, step: { from: callee.of.to, to: node.to } })
  }

  /** What the statements of a function give back; null where they give nothing. */
  run(statements: readonly Statement[], scope: Scope): Value | null {
    for (const it of statements) {
      if (!this.spend(1)) return unknown('there is too much to read', it)
      if (it.sort === 'return') return it.value ? this.of(it.value, scope) : UNDEFINED
      if (it.sort === 'declare') this.bind(it.pattern, this.of(it.value, scope), scope)
      else if (it.sort === 'if') {
        const test = truthOf(this.of(it.test, scope))
        if (test === null) return unknown('what it gives depends on what is only known when it runs', it)
        const given = this.run(test ? it.yes : it.no, { names: new Map(), parent: scope })
        if (given) return given
      } else if (it.sort === 'other') return unknown('what it gives is only known when it runs', it)
    }
    return null
  }

  /** Gives names what they stand for. */
  bind(pattern: Pattern, value: Value, scope: Scope): void {
    bind(this, pattern, { value, scope })
  }
}

/** What stands for the entries that a spread would have brought. */
const spreadOf = (value: Value, at: Range): Value =>
  value.is === 'unknown'
    ? unknown(value.why, at)
    : value.is === 'call' || value.is === 'member' || value.is === 'library'
      ? value
      : unknown('it is no object', at)
