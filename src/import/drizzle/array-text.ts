import { jsonText } from './built-in.ts'
import type { Value } from './values.ts'

/** The text form of an array. */
export function arrayText(value: Value, depth = 0): string | null {
  if (value.is !== 'list' || depth > 6) return null
  const parts = value.items.map(({ value: it }): string | null => {
    if (it.is === 'list') return arrayText(it, depth + 1)
    if (it.is === 'number') return it.text.replace(/n$/, '')
    if (it.is === 'word') return it.text === 'null' ? 'NULL' : it.text
    const said = it.is === 'text' ? it.text : it.is === 'record' ? jsonText(it) : null
    if (said === null) return null
    return /^[A-Za-z0-9_.:-]+$/.test(said) && said.toUpperCase() !== 'NULL'
      ? said
      : `"${said.replace(/["\\]/g, '\\$&')}"`
  })
  return parts.includes(null) ? null : `{${parts.join(',')}}`
}

const FORMS: Readonly<
  Record<string, { readonly keys: readonly string[]; readonly within: readonly [string, string] }>
> = {
  point: { keys: ['x', 'y'], within: ['(', ')'] },
  line: { keys: ['a', 'b', 'c'], within: ['{', '}'] },
  vector: { keys: [], within: ['[', ']'] },
  halfvec: { keys: [], within: ['[', ']'] },
}

/** A point, a line or a vector, given as numbers, in the form that Postgres reads; null where it is none. */
export function geometryText(value: Value, type: string): string | null {
  const form = FORMS[type]
  if (!form) return null
  const parts =
    value.is === 'list'
      ? value.items.map((it) => it.value)
      : value.is === 'record'
        ? form.keys.map((key) => value.fields.get(key)?.value)
        : []
  const numbers = parts.map((it) => (it?.is === 'number' ? it.text : null))
  const isWhole = numbers.length > 0 && (form.keys.length === 0 || numbers.length === form.keys.length)
  return isWhole && !numbers.includes(null) ? `${form.within[0]}${numbers.join(',')}${form.within[1]}` : null
}
