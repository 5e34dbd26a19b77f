import type { PyCall, Range } from '#languages'
import { attributeOf } from './classes.ts'
import type { Evaluating } from './evaluating.ts'
import { flaskMember, isFlask } from './flask.ts'
import { instanceField } from './instances.ts'
import { isKnownCall } from './keywords.ts'
import { libraryValue } from './library.ts'
import { counted } from './loops.ts'
import { said } from './texts.ts'
import { type Calling, type Given, library, NONE, pathOf, text, textOf, unknown, type Value } from './values.ts'

type Call = { readonly args: readonly Given[]; readonly node: PyCall }

/** What `of.name` stands for. */
export function memberOf(reading: Evaluating, of: Value, name: string, at: Range): Value {
  switch (of.is) {
    case 'library':
      return of.path === '$dialect' ? text('postgresql') : libraryValue(`${of.path}.${name}`)
    case 'module':
      return reading.exported(of.path, name, at)
    case 'unknown':
      return of
    case 'record': {
      const member = of.fields.has('__member__') ? of.fields.get(name) : undefined
      return member?.value ?? { is: 'member', of, name, at }
    }
    case 'call': {
      const path = pathOf(of)
      if (isFlask(of)) return flaskMember(of, name, at)
      if (path === 'sa.registry' && /^(?:metadata|map_\w+|mapped)$/.test(name)) return { is: 'member', of, name, at }
      const own = of.of.is === 'class' ? instanceField(reading, { of: of.of.class, call: of, name }) : null
      if (own) return own
      // `table.c.name`
      return { is: 'member', of, name, at }
    }
    case 'member':
      if (of.name === 'c' || of.name === 'columns') return { is: 'member', of: of.of, name, at }
      return { is: 'member', of, name, at }
    case 'class':
      return classMember(reading, of, name, at)
    case 'function':
      return name === '__name__' ? text(of.name) : { is: 'member', of, name, at }
    default:
      return { is: 'member', of, name, at }
  }
}

function classMember(reading: Evaluating, of: Extract<Value, { is: 'class' }>, name: string, at: Range): Value {
  if (name === '__name__' || name === '__qualname__') return text(of.class.name)
  if (name === '__table__') return of
  if (name === 'c' || name === 'columns') return { is: 'member', of, name, at }
  const found = attributeOf(of.class, name)
  if (!found) return { is: 'member', of, name, at }
  const value = reading.bound(found.attribute.binding, at)
  if (value.is === 'function' && value.marks.some((it) => /declared_attr|property$/.test(it)))
    return reading.applied(value, [{ name: null, value: of, at }], at)
  if (isMember(of, name, value))
    return {
      is: 'record',
      keys: [],
      fields: new Map([
        ['name', { value: text(name), at }],
        ['value', { value, at }],
        ['__member__', { value: text(name), at }],
      ]),
    }
  // A column is spoken of by its class.
  const isSpokenOf = value.is === 'call' || value.is === 'unknown' || found.attribute.hint !== null
  return isSpokenOf ? { is: 'member', of, name, at } : value
}

/** Whether it is one of an enum's members. */
function isMember({ class: info }: Extract<Value, { is: 'class' }>, name: string, value: Value): boolean {
  if (name.startsWith('_') || value.is === 'function' || value.is === 'class') return false
  return isEnum(info)
}

import { rootsOf } from './classes.ts'
import { ENUM_ROOTS } from './library.ts'
import type { ClassInfo } from './values.ts'

export const isEnum = (info: ClassInfo): boolean =>
  rootsOf(info).some((it) => it.is === 'library' && ENUM_ROOTS.test(it.path))

/** What a call gives: what is known of Python's own functions, what a function of the text gives, or the call itself. */
export function callOf(reading: Evaluating, of: Value, { args, node }: Call): Value {
  const made: Calling = { is: 'call', of, args, at: node, node }
  if (of.is === 'unknown') return of
  if (of.is === 'function') return reading.applied(of, args, node)
  if (of.is === 'call' && of.of.is === 'library' && of.of.path === 'functools.partial') {
    const [first, ...before] = of.args
    const kept = before.filter(({ name }) => name === null || args.every((it) => it.name !== name))
    if (first) return callOf(reading, first.value, { args: [...kept, ...args], node })
  }
  if (of.is === 'library') {
    if (isKnownCall(of.path)) reading.met.push(made)
    const [first] = args
    if ((of.path === 'str' || of.path === 'int') && first && (first.value.is === 'text' || first.value.is === 'number'))
      return of.path === 'str' ? text(first.value.text) : first.value
    if (/^(?:list|tuple|set|sorted|frozenset)$/.test(of.path)) {
      if (!first) return { is: 'list', items: [] }
      if (first.value.is === 'list') return first.value
    }
    const range = of.path === 'range' ? counted(args, node) : null
    if (range) return range
    if (of.path === 'dict' && args.every((it) => it.name !== null))
      return { is: 'record', keys: [], fields: new Map(args.map((it) => [it.name ?? '', it])) }
    if (of.path === 'typing.cast' && args[1]) return args[1].value
    // What the environment says is not in the text; what is said for want of it is.
    if (/^os\.(?:getenv|environ\.get)$/.test(of.path) && args[1]) return args[1].value
    // A class made without a class statement's body.
    if (of.path === 'typing.NewType' && args[1]) return args[1].value
  }
  return made
}

/** What `of.name(…)` gives. */
export function callMember(reading: Evaluating, of: Value, given: Call & { readonly name: string }): Value {
  const { name, args, node } = given
  const words = said(reading, of, given)
  if (words) return words
  // Made for the databases that it names.
  const [dialect] = name === 'ddl_if' && of.is === 'call' ? args : []
  if (dialect && dialect.name !== 'callable_')
    return (dialect.value.is === 'list' ? dialect.value.items : [dialect]).some(
      (it) => textOf(it.value) === 'postgresql',
    )
      ? of
      : NONE
  if (of.is === 'record' && /^(get|pop|keys|values|items|copy)$/.test(name)) {
    const [key, usual] = args
    if (name === 'copy') return of
    if (name === 'values') return { is: 'list', items: [...of.fields.values()] }
    if (name === 'items')
      return {
        is: 'list',
        items: [...of.fields].map(([key, it]) => ({
          value: { is: 'list', items: [{ value: text(key), at: it.at }, it] },
          at: it.at,
        })),
      }
    if (name === 'keys') return { is: 'list', items: of.keys.map((value) => ({ value, at: node })) }
    if ((name === 'get' || name === 'pop') && key?.value.is === 'text')
      return of.fields.get(key.value.text)?.value ?? usual?.value ?? { is: 'word', text: 'None' }
  }
  if (of.is === 'library' && of.path === '$dialect' && args[0]) return args[0].value
  if (of.is === 'library' && of.path === 'super()') return library('object')
  const callee = memberOf(reading, of, name, node)
  if (callee.is === 'member' && callee.of === of && of.is === 'class') {
    const found = attributeOf(of.class, name)
    const value = found && reading.bound(found.attribute.binding, node)
    if (value?.is === 'function') {
      const isStatic = value.marks.includes('staticmethod')
      return reading.applied(value, [...(isStatic ? [] : [{ name: null, value: of, at: node }]), ...args], node)
    }
  }
  if (callee.is === 'function' && of.is === 'class' && !callee.marks.includes('staticmethod'))
    return reading.applied(callee, [{ name: null, value: of as Value, at: node }, ...args], node)
  if (callee.is === 'unknown' && of.is !== 'module') return unknown(callee.why, node)
  return callOf(reading, callee, given)
}
