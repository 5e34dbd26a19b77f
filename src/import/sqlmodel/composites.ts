import { newId } from '#model'
import { isColumn } from './column-call.ts'
import type { Draft } from './draft.ts'
import { type Hint, hintOf } from './hints.ts'
import { nameIn, type Spec } from './specs.ts'
import { type Calling, plainArgs } from './values.ts'

/** Columns that stand in `composite(…)`; one that says no type has that of its class's attribute in the same place. */
export function compositeSpecs(
  { project: { reading } }: Draft,
  call: Calling,
  { hint, own }: { readonly hint: Hint | null; readonly own: boolean },
): readonly Spec[] {
  const [first] = plainArgs(call)
  const of = hint?.of.is === 'class' ? hint.of.class : first?.value.is === 'class' ? first.value.class : null
  const hints = of ? [...of.attributes.values()].flatMap((it) => it.hint ?? []) : []
  return plainArgs(call)
    .filter(({ value }) => value.is !== 'class')
    .flatMap(({ value, at }, i): readonly Spec[] => {
      const name = isColumn(value) ? nameIn(value) : null
      if (!isColumn(value) || name === null) return []
      const said = of && hints[i] ? hintOf(reading, reading.of(hints[i], of.scope), of.scope) : null
      const common = { id: newId('column'), form: 'mapped' as const, attribute: null, own, field: null, column: value }
      return [{ ...common, key: name, name, at, value, given: value.args, hint: said && { ...said, mapped: 'Mapped' } }]
    })
}
