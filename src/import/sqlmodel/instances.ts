import type { PyStatement } from '#languages'
import { attributeOf } from './classes.ts'
import type { Evaluating } from './evaluating.ts'
import type { Calling, ClassInfo, Scope, Value } from './values.ts'

type Asked = { readonly of: ClassInfo; readonly call: Calling; readonly name: string }

/** What an object of a class holds under a name: what its `__init__` puts there, or what the class says. */
export function instanceField(reading: Evaluating, { of, call, name }: Asked): Value | null {
  const init = attributeOf(of, '__init__')?.attribute.binding.value
  if (init?.is === 'function' && Array.isArray(init.body)) {
    const [self] = init.params
    const put = (init.body as readonly PyStatement[]).find(
      (it) =>
        it.sort === 'assign' &&
        it.target.sort === 'member' &&
        it.target.name.text === name &&
        it.target.of.sort === 'name' &&
        it.target.of.text === self?.name.text,
    )
    if (put?.sort === 'assign' && put.value) {
      const scope: Scope = { names: new Map(), parent: init.scope }
      const plain = call.args.filter((it) => it.name === null)
      for (const [i, param] of init.params.slice(1).entries()) {
        const given = call.args.find((it) => it.name === param.name.text) ?? plain[i]
        if (given) scope.names.set(param.name.text, { value: given.value })
        else if (param.value) {
          const { value } = param
          scope.names.set(param.name.text, { value: null, find: () => reading.of(value, init.scope) })
        }
      }
      return reading.of(put.value, scope)
    }
  }
  const found = attributeOf(of, name)
  return found ? reading.bound(found.attribute.binding, call.at) : null
}
