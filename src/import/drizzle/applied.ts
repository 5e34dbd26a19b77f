import type { Evaluating, Given } from './evaluating.ts'
import { type Fn, type Scope, text, UNDEFINED, type Value } from './values.ts'

/** What a function of the text gives for arguments. */
export function applied(reading: Evaluating, { node, scope }: Fn, { args, at }: Pick<Given, 'args' | 'at'>): Value {
  const own: Scope = { names: new Map(), parent: scope }
  node.params.forEach(({ pattern, otherwise, rest }, i) => {
    const given = args[i]
    const isGone = !given || (given.is === 'word' && given.text === 'undefined')
    const value: Value = rest
      ? { is: 'list', items: args.slice(i).map((it) => ({ value: it, at })) }
      : isGone
        ? otherwise
          ? reading.of(otherwise, own)
          : UNDEFINED
        : given
    reading.bind(pattern, value, own)
  })
  if (Array.isArray(node.body)) return reading.run(node.body, own) ?? UNDEFINED
  return 'sort' in node.body ? reading.of(node.body, own) : text('')
}
