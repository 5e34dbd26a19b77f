import type { PyClass, PyExpression, PyStatement } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { type Attribute, argOf, type ClassInfo, modelClass, type Scope, text, unknown, type Value } from './values.ts'

type Where = { readonly scope: Scope; readonly isTop: boolean; readonly path: string }

/** `if TYPE_CHECKING:` in a class: what stands there is none of its. */
const isForReaders = (test: Value): boolean => test.is === 'library' && test.path === 'typing.TYPE_CHECKING'

/** What decorates, without what it is called with. */
const named = (mark: PyExpression): PyExpression => (mark.sort === 'call' ? mark.callee : mark)

/** A class as its text says it. */
export function classOf(reading: Evaluating, node: PyClass, { scope, isTop, path }: Where): ClassInfo {
  const own: Scope = { names: new Map([['__qualname__', { value: text(node.name.text) }]]), parent: scope }
  const attributes = new Map<string, Attribute>()
  const take = (statements: readonly PyStatement[]) => {
    for (const it of statements) {
      if (it.sort === 'if') take([...(isForReaders(reading.of(it.test, scope)) ? [] : it.yes), ...it.no])
      else if (it.sort === 'block') take(it.body)
      else if (it.sort === 'function') {
        const marks = it.decorators.flatMap((mark) => {
          const value = reading.of(named(mark), scope)
          return value.is === 'library' ? [value.path] : []
        })
        const { params, body, returns } = it
        const value: Value = { is: 'function', name: it.name.text, params, body, returns, scope, marks }
        add(it.name.text, { at: it, nameAt: it.name, hint: null, value: null, binding: { value } })
        own.names.set(it.name.text, { value })
      } else if (it.sort === 'assign' && it.target.sort === 'name') {
        reading.declare(it, own)
        const binding = it.value ? own.names.get(it.target.text) : undefined
        const given = { at: it, nameAt: it.target, hint: it.annotation, value: it.value }
        add(it.target.text, { ...given, binding: binding ?? { value: unknown('it has no value', it) } })
      } else reading.declare(it, own)
    }
  }
  const add = (name: string, given: Omit<Attribute, 'name'>) => attributes.set(name, { name, ...given })
  take(node.body)
  const info: ClassInfo = {
    name: node.name.text,
    node,
    bases: reading.args(node.bases, scope),
    attributes,
    scope: own,
    path,
    marks: node.decorators.map((it) => reading.of(named(it), scope)),
    isTop,
  }
  reading.classes.push(info)
  return info
}

/** How many steps the way through the bases may take: there may be very many ways. */
const MOST_STEPS = 2000
const lines = new WeakMap<ClassInfo, readonly ClassInfo[]>()

/** A class and all that it is made of, in the order in which Python looks through them. */
export function lineOf(info: ClassInfo): readonly ClassInfo[] {
  const known = lines.get(info)
  if (known) return known
  const found: ClassInfo[] = []
  const path = new Set<ClassInfo>()
  let steps = 0
  const go = (it: ClassInfo) => {
    // What is made of itself, Python refuses.
    if (path.has(it) || ++steps > MOST_STEPS) return
    path.add(it)
    const at = found.indexOf(it)
    // One that several others are made of comes behind all of them.
    if (at !== -1) found.splice(at, 1)
    found.push(it)
    for (const base of basesOf(it)) go(base)
    path.delete(it)
  }
  go(info)
  lines.set(info, found)
  return found
}

/** A base may be given with what it is a base of: `Base[int]`. */
const bare = (value: Value): Value => (value.is === 'element' ? bare(value.of) : value)

export const basesOf = (info: ClassInfo): readonly ClassInfo[] =>
  info.bases.flatMap(({ name, value }) => {
    const it = bare(value)
    // `declarative_base(cls=Base)`, `SQLAlchemy(model_class=Base)`: what the class is has all that it makes.
    const given = it.is === 'call' ? argOf(it, 'cls') : it.is === 'library' ? modelClass(it) : undefined
    if (given?.is === 'class') return [given.class]
    return name === null && it.is === 'class' ? [it.class] : []
  })

/** The bases of a class, and of those that it is made of, which are none of the text's classes. */
export const rootsOf = (info: ClassInfo): readonly Value[] =>
  lineOf(info).flatMap((it) =>
    it.bases.flatMap(({ name, value }) => (name === null && bare(value).is !== 'class' ? [bare(value)] : [])),
  )

/** What a class has under a name, of its own or by what it is made of. */
export function attributeOf(
  info: ClassInfo,
  name: string,
): { readonly of: ClassInfo; readonly attribute: Attribute } | null {
  for (const of of lineOf(info)) {
    const attribute = of.attributes.get(name)
    if (attribute) return { of, attribute }
  }
  return null
}
