import type { PyDict } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { type Fn, type Given, type Listed, type Scope, text, typeKey, type Value } from './values.ts'

/** What stands between curly brackets, by its keys. */
export function recordOf(reading: Evaluating, node: PyDict, scope: Scope): Value {
  const fields = new Map<string, Listed>()
  const keys: Value[] = []
  for (const it of node.entries) {
    const value = reading.of(it.value, scope)
    if (it.key === null) {
      if (value.is !== 'record' || !reading.spend(value.fields.size)) fields.set(`**${it.from}`, { value, at: it })
      else for (const [key, field] of value.fields) fields.set(key, field)
      continue
    }
    const key = reading.of(it.key, scope)
    keys.push(key)
    const name = key.is === 'text' || key.is === 'number' ? key.text : `<${typeKey(key) ?? it.from}>`
    fields.set(name, { value, at: it })
  }
  return { is: 'record', fields, keys }
}

/** What a function takes by names that it does not know: `**kwargs`. */
export function recordOfRest({ params }: Fn, args: readonly Given[]): Value {
  const own = new Set(params.map((it) => it.name.text))
  const fields = args.flatMap(({ name, value, at }) =>
    name === null || own.has(name) ? [] : [[name, { value, at }] as const],
  )
  return { is: 'record', keys: fields.map(([name]) => text(name)), fields: new Map(fields) }
}
