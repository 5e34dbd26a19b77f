import type { Range } from '#languages'
import { applied } from './applied.ts'
import { builtIn, builtInMember } from './built-in.ts'
import type { Evaluating, Given } from './evaluating.ts'
import { callWithin } from './library.ts'
import { type Calling, isNothing, UNDEFINED, unknown, type Value } from './values.ts'

function held(reading: Evaluating, of: Value, name: string, { args, at, step, argsAt }: Given): Calling {
  const made: Calling = { is: 'call', of, name, args, at: { from: at.from, to: at.to }, step, argsAt }
  reading.met.push(made)
  return made
}

/** What a value has under a name. */
export function memberOf(reading: Evaluating, of: Value, name: string, at: Range): Value {
  switch (of.is) {
    case 'record': {
      const field = of.fields.get(name)
      if (field) return field.value
      const open = [...of.fields].find(([key]) => key.startsWith('…'))
      return open && open[1].value.is === 'unknown' ? open[1].value : UNDEFINED
    }
    case 'library':
      return callWithin(of, name)
    case 'word':
      // Behind `?.` nothing stays nothing.
      return isNothing(of) ? UNDEFINED : unknown('it is only known when it runs', at)
    case 'call':
    case 'member':
    case 'list':
    case 'text':
      return builtInMember(of, name, at) ?? { is: 'member', of, name, at: { from: at.from, to: at.to } }
    case 'unknown':
      return of
    case 'module':
      return reading.exported(of.path, name, at)
    default:
      return unknown('it is only known when it runs', at)
  }
}

/** What calling a value gives. */
export function callFunction(reading: Evaluating, of: Value, given: Given): Value {
  if (of.is === 'function') return applied(reading, of, given)
  if (of.is === 'library' || of.is === 'call' || of.is === 'member')
    return builtIn(reading, of, given) ?? held(reading, of, '', given)
  return of.is === 'unknown' ? of : unknown('it is no function', given.at)
}

/** What a method of a value gives. */
export function callMethod(reading: Evaluating, of: Value, given: Given & { readonly name: string }): Value {
  const { name } = given
  if (of.is === 'call' || of.is === 'sql') return held(reading, of, name, given)
  if (of.is === 'member') return held(reading, of, name, given)
  if (of.is === 'list' || of.is === 'text' || of.is === 'number')
    return (
      builtIn(reading, { is: 'member', of, name, at: given.at }, given) ??
      unknown('it is only known when it runs', given.at)
    )
  if (of.is === 'unknown') return of
  return callFunction(reading, memberOf(reading, of, name, given.at), given)
}
