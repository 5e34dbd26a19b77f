import type { Range } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { type ClassInfo, type Listed, text, type Value } from './values.ts'

/** The members of an enum: what its body gives names to. */
export function membersOf(reading: Evaluating, { attributes }: ClassInfo): readonly Listed[] {
  return [...attributes.values()].flatMap((it): readonly Listed[] => {
    if (!it.value || it.name.startsWith('_')) return []
    const value = reading.bound(it.binding, it.at)
    if (value.is === 'function' || value.is === 'class') return []
    return [{ value: { is: 'record', fields: memberFields(it.name, value, it.at), keys: [] }, at: it.at }]
  })
}

const memberFields = (name: string, value: Value, at: Range): ReadonlyMap<string, Listed> =>
  new Map([
    ['name', { value: text(name), at }],
    ['value', { value, at }],
    ['__member__', { value: text(name), at }],
  ])
