import { truncateName } from '#base'
import type { Range } from '#languages'
import type { Identity } from '#model'
import type { Draft } from './draft.ts'
import { argAt, argOf, type Calling, flagOf, isNone, textOf } from './values.ts'

type Fields = Pick<NonNullable<Identity>, 'increment' | 'min' | 'max' | 'start' | 'cache' | 'cycle'>

const BOUNDS: Readonly<Record<string, readonly [min: string, max: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
}

/** A sequence that the text names is made. */
export function usedSequence(draft: Draft, call: Calling): void {
  const metadata = argOf(call, 'metadata')
  const name = textOf(argAt(call, 0, 'name'))
  const schema =
    textOf(argOf(call, 'schema')) ?? (metadata ? draft.declared.metadatas.of(metadata).schema : null) ?? 'public'
  if (name === null || draft.sequences.has(`${schema}.${name}`)) return
  draft.sequences.add(`${schema}.${name}`)
  draft.add('sequence', {
    name: truncateName(name),
    parent: draft.declared.schemaId(schema),
    ...sequenceFields(draft, call, { type: 'bigint', at: call.at }),
  })
}

/** What the options of a sequence say, with Postgres' own bounds left unsaid. */
export function sequenceFields(draft: Draft, call: Calling, { type, at }: { type: string; at: Range }): Fields {
  const number = (name: string): string | null => {
    const value = argOf(call, name)
    if (!value || isNone(value)) return null
    if (value.is === 'number' && /^-?\d{1,19}$/.test(value.text)) return value.text
    draft.unread(`${name} can’t be read`, value, at)
    return null
  }
  const increment = number('increment') ?? '1'
  const back = increment.startsWith('-')
  const [least, most] = BOUNDS[type] ?? (BOUNDS.bigint as readonly [string, string])
  const [usualMin, usualMax] = [back ? least : '1', back ? '-1' : most]
  const [min, max] = [number('minvalue') ?? usualMin, number('maxvalue') ?? usualMax]
  return {
    increment,
    min: min === usualMin ? null : min,
    max: max === usualMax ? null : max,
    start: number('start') ?? (back ? max : min),
    cache: number('cache') ?? '1',
    cycle: flagOf(argOf(call, 'cycle')) === true,
  }
}
