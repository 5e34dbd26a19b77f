import type { PyCall, PyStatement } from '#languages'
import { attributeOf } from './classes.ts'
import type { Evaluating } from './evaluating.ts'
import { type Calling, type ClassInfo, type Scope, unknown, type Value } from './values.ts'

const isSuper = (it: PyStatement): it is PyStatement & { sort: 'expression'; value: PyCall } => {
  if (it.sort !== 'expression' || it.value.sort !== 'call') return false
  const { callee } = it.value
  if (callee.sort !== 'member' || callee.name.text !== '__init__' || callee.of.sort !== 'call') return false
  return callee.of.callee.sort === 'name' && callee.of.callee.text === 'super'
}

/** What a class of the text makes of the one that it is made of: with what its `__init__` hands on, else with what it is given. */
export function madeOf(reading: Evaluating, info: ClassInfo, { of, call }: { of: Value; call: Calling | null }): Value {
  const found = attributeOf(info, '__init__')
  const init = found && reading.bound(found.attribute.binding, found.attribute.at)
  const body = init?.is === 'function' && Array.isArray(init.body) ? (init.body as readonly PyStatement[]) : []
  const handed = body.find(isSuper)
  if (init?.is !== 'function' || !handed) return call && !init ? { ...call, of } : of
  const scope: Scope = { names: new Map(), parent: init.scope }
  const plain = call?.args.filter((it) => it.name === null) ?? []
  for (const [i, { name, spread, value }] of init.params.slice(1).entries()) {
    const given = call?.args.find((it) => it.name === name.text) ?? plain[i]
    if (spread === '*') scope.names.set(name.text, { value: { is: 'list', items: plain.slice(i) } })
    else if (spread === '**') scope.names.set(name.text, { value: { is: 'record', keys: [], fields: new Map() } })
    else if (given) scope.names.set(name.text, { value: given.value })
    else
      scope.names.set(name.text, {
        value: value ? reading.of(value, init.scope) : unknown('it is only known when it runs', handed),
      })
  }
  const node = handed.value
  return { is: 'call', of, args: reading.args(node.args, scope), at: node, node }
}
