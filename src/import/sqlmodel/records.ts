import type { PyDict } from '#languages'
import type { Evaluating } from './evaluating.ts'
import type { Listed, Scope, Value } from './values.ts'

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
    const name =
      key.is === 'text' || key.is === 'number' ? key.text : key.is === 'library' ? `<${key.path}>` : `*${it.from}`
    fields.set(name, { value, at: it })
  }
  return { is: 'record', fields, keys }
}
