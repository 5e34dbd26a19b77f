import type { Range } from '#languages'
import { applied } from './applied.ts'
import type { Evaluating, Given } from './evaluating.ts'
import { truthOf } from './operators.ts'
import { columnsIn } from './table-columns.ts'
import {
  chainOf,
  type Field,
  type List,
  number,
  text,
  textOf,
  truth,
  UNDEFINED,
  unknown,
  type Value,
} from './values.ts'

const listOf = (values: readonly Value[], at: Range): List => ({
  is: 'list',
  items: values.map((value) => ({ value, at })),
})
const valuesIn = (list: List): readonly Value[] => list.items.map((it) => it.value)

/** The values of an enum: of the database, of zod, or of an object in which they are. */
function choicesOf(value: Value | undefined, at: Range): Value | null {
  if (value?.is === 'list') return value
  if (value?.is === 'record')
    return listOf(
      [...value.fields.values()].map((it) => it.value),
      at,
    )
  return null
}

/** What the library's own things, lists and texts have under a name. */
export function builtInMember(of: Value, name: string, at: Range): Value | null {
  if (of.is === 'list') {
    if (name === 'length') return number(of.items.length)
    return /^\d+$/.test(name) ? (of.items[Number(name)]?.value ?? UNDEFINED) : null
  }
  if (of.is === 'text') return name === 'length' ? number(of.text.length) : null
  if (of.is !== 'call') return null
  const { root, steps } = chainOf(of)
  const [first] = steps
  if (root.is !== 'library' || !first) return null
  if (name === 'enumValues' && /^pg(Enum|Schema)$/.test(root.name))
    return choicesOf((root.name === 'pgEnum' ? first : steps[1])?.args[1], at)
  if (/(^|\.)(enum|nativeEnum)$/.test(root.name) && steps.length === 1) {
    if (name === 'options') return choicesOf(first.args[0], at)
    if (name === 'enum' || name === 'Enum' || name === 'Values') {
      const values = choicesOf(first.args[0], at)
      if (values?.is !== 'list') return null
      const fields = valuesIn(values).map((value): [string, Field] => [textOf(value) ?? '', { value, entry: null }])
      return { is: 'record', fields: new Map(fields), node: null }
    }
  }
  return null
}

/** What a function gives that TypeScript brings along; null where it is none of those. */
export function builtIn(reading: Evaluating, of: Value, given: Given): Value | null {
  if (of.is === 'member') return ofList(reading, of, given) ?? ofText(of, given)
  if (of.is !== 'library') return null
  const { args, at } = given
  const [first] = args
  switch (of.name) {
    case 'sql.raw':
      return first?.is === 'text' || first?.is === 'number' ? { is: 'sql', texts: [first.text], holes: [], at } : null
    case 'require':
      return first?.is === 'text' ? { is: 'library', module: first.text, name: '*' } : null
    case 'Object.values':
    case 'Object.keys':
    case 'Object.entries':
      if (first?.is !== 'record') return first?.is === 'unknown' ? first : null
      return listOf(
        [...first.fields].map(([key, { value }]) =>
          of.name === 'Object.keys' ? text(key) : of.name === 'Object.values' ? value : listOf([text(key), value], at),
        ),
        at,
      )
    case 'Object.assign':
    case 'Object.fromEntries':
      return merged(of.name === 'Object.assign' ? args : entriesIn(first))
    case 'Object.freeze':
      return first ?? null
    case 'String':
      return first?.is === 'text' || first?.is === 'number' || first?.is === 'word' ? text(first.text) : null
    case 'Number':
      return first?.is === 'number' || (first?.is === 'text' && /^-?\d+(\.\d+)?$/.test(first.text))
        ? number(first.text)
        : null
    case 'BigInt':
      return (first?.is === 'number' || first?.is === 'text') && /^-?\d+n?$/.test(first.text)
        ? number(first.text.replace(/n$/, ''))
        : null
    case 'Date':
      return momentOf(first)
    case 'JSON.stringify':
      return jsonOf(first)
    case 'getTableColumns':
    case 'getColumns':
      return first ? columnsIn(reading, first, at) : null
    case 'Array.from':
      return first?.is === 'list' ? first : null
    default:
      return null
  }
}

/** A moment as drizzle-kit writes it. */
function momentOf(value: Value | undefined): Value | null {
  if (value?.is !== 'text' && value?.is !== 'number') return null
  const moment = new Date(value.is === 'number' ? Number(value.text) : value.text)
  return Number.isNaN(moment.getTime()) ? null : text(moment.toISOString().replace('T', ' ').slice(0, 23))
}

const entriesIn = (value: Value | undefined): readonly Value[] =>
  value?.is !== 'list'
    ? [unknown('it is no list', { from: 0, to: 0 })]
    : valuesIn(value).map((pair): Value => {
        const [key, it] = pair.is === 'list' ? valuesIn(pair) : []
        return key?.is === 'text' && it
          ? { is: 'record', fields: new Map([[key.text, { value: it, entry: null }]]), node: null }
          : UNDEFINED
      })

function merged(values: readonly Value[]): Value | null {
  const fields = new Map<string, Field>()
  for (const it of values)
    if (it.is === 'record') for (const [key, field] of it.fields) fields.set(key, field)
    else return null
  return { is: 'record', fields, node: null }
}

function ofList(reading: Evaluating, { of, name }: Extract<Value, { is: 'member' }>, given: Given): Value | null {
  if (of.is !== 'list') return null
  const { args, at } = given
  const [first] = args
  const values = valuesIn(of)
  const give = (value: Value, i: number): Value =>
    first?.is === 'function'
      ? applied(reading, first, { args: [value, number(i)], at })
      : reading.call(first ?? UNDEFINED, { ...given, args: [value] })
  switch (name) {
    case 'map':
      return { is: 'list', items: of.items.map((it, i) => ({ value: give(it.value, i), at: it.at })) }
    case 'filter': {
      const tests = values.map((it, i) => truthOf(give(it, i)))
      return tests.includes(null) ? null : { is: 'list', items: of.items.filter((_, i) => tests[i]) }
    }
    case 'concat':
      return {
        is: 'list',
        items: [...of.items, ...args.flatMap((it) => (it.is === 'list' ? it.items : [{ value: it, at }]))],
      }
    case 'flat':
      return { is: 'list', items: of.items.flatMap((it) => (it.value.is === 'list' ? it.value.items : [it])) }
    case 'slice': {
      const [from, to] = args.map((it) => (it.is === 'number' ? Number(it.text) : undefined))
      return { is: 'list', items: of.items.slice(from, to) }
    }
    case 'includes':
      return truth(values.some((it) => it.is === 'text' && it.text === textOf(first)))
    case 'join': {
      const texts = values.map((it) => (it.is === 'text' || it.is === 'number' ? it.text : null))
      return texts.includes(null) ? null : text(texts.join(textOf(first) ?? ','))
    }
    default:
      return null
  }
}

function ofText({ of, name }: Extract<Value, { is: 'member' }>, { args }: Given): Value | null {
  if (of.is !== 'text' && of.is !== 'number') return null
  const [first, second] = args.map(textOf)
  const from = args[0]?.is === 'number' ? Number(args[0].text) : undefined
  switch (name) {
    case 'toString':
      return text(of.text)
    case 'toLowerCase':
      return text(of.text.toLowerCase())
    case 'toUpperCase':
      return text(of.text.toUpperCase())
    case 'trim':
      return text(of.text.trim())
    case 'replace':
      return first != null && second != null ? text(of.text.replace(first, () => second)) : null
    case 'replaceAll':
      return first
        ? text(
            of.text
              .split(first)
              .slice(0, 1000)
              .join(second ?? ''),
          )
        : null
    case 'slice':
      return text(of.text.slice(from, args[1]?.is === 'number' ? Number(args[1].text) : undefined))
    case 'concat':
      return first == null ? null : text(of.text + first)
    default:
      return null
  }
}

/** A value as JSON; null where a part of it is not known. */
export function jsonText(value: Value | undefined, depth = 0): string | null {
  if (!value || depth > 60) return null
  switch (value.is) {
    case 'text':
      return JSON.stringify(value.text)
    case 'number':
      return Number.isFinite(Number(value.text)) ? String(Number(value.text)) : null
    case 'word':
      return value.text === 'undefined' ? null : value.text
    case 'list': {
      const parts = valuesIn(value).map((it) => jsonText(it, depth + 1))
      return parts.includes(null) ? null : `[${parts.join(',')}]`
    }
    case 'record': {
      const parts = [...value.fields]
        .filter(([, field]) => !(field.value.is === 'word' && field.value.text === 'undefined'))
        .map(([key, field]) => [JSON.stringify(key), jsonText(field.value, depth + 1)] as const)
      return parts.some(([, it]) => it === null) ? null : `{${parts.map((it) => it.join(':')).join(',')}}`
    }
    default:
      return null
  }
}

function jsonOf(value: Value | undefined): Value | null {
  const made = jsonText(value)
  return made === null ? null : text(made)
}
