import { parsePython } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { type Calling, isNone, pathOf, type Scope, type Value } from './values.ts'

/** What an annotation says of a value. */
export type Hint = {
  readonly of: Value
  readonly optional: boolean
  /** What stands behind the type in `Annotated[…]`. */
  readonly more: readonly Value[]
  /** Whether it stands in `Mapped[…]`, and in which. */
  readonly mapped: string | null
  /** How many lists it stands in. */
  readonly lists: number
  /** The type as it is said, then without one wrapping after another. */
  readonly forms: readonly Value[]
}

const plain = (of: Value): Hint => ({ of, optional: false, more: [], mapped: null, lists: 0, forms: [of] })
const LISTS =
  /^(?:list|tuple|set|frozenset|typing\.(?:List|Sequence|Set|Tuple|Iterable|Collection)|collections\.abc\.\w+)$/

/** Takes an annotation apart: `Mapped[Optional[Annotated[str, …]]]`. */
export function hintOf(reading: Evaluating, value: Value, scope: Scope, depth = 0): Hint {
  if (depth > 12) return plain(value)
  const again = (it: Value) => hintOf(reading, it, scope, depth + 1)
  // A class that stands further down is named by a string.
  if (value.is === 'text') {
    const [first] = parsePython(value.text.slice(0, 400)).statements
    return first?.sort === 'expression' && first.value.sort !== 'string'
      ? again(reading.of(first.value, scope))
      : plain(value)
  }
  if (value.is === 'union') {
    const rest = value.of.filter((it) => !isNone(it))
    const optional = rest.length < value.of.length
    const [first, second] = rest
    if (!first || second) return { ...plain({ is: 'union', of: rest }), optional }
    const inner = again(first)
    return { ...inner, optional: optional || inner.optional }
  }
  if (value.is !== 'element') return plain(value)
  const path = pathOf(value.of) ?? ''
  const [first, ...rest] = value.keys
  if (!first) return plain(value)
  if (path === 'typing.Optional') return { ...again(first), optional: true }
  if (path === 'typing.Union') return again({ is: 'union', of: value.keys })
  if (path === 'typing.Annotated') {
    const inner = again(first)
    return { ...inner, more: [...inner.more, ...rest], forms: [value, ...inner.forms] }
  }
  if (/^sa\.(?:Mapped|WriteOnlyMapped|DynamicMapped|MappedColumn)$/.test(path))
    return { ...again(first), mapped: path.slice(3) }
  if (/^typing\.(?:Final|Required|NotRequired|ReadOnly)$/.test(path)) return again(first)
  if (LISTS.test(path) && path !== 'tuple' && path !== 'typing.Tuple') {
    const inner = again(first)
    return { ...inner, lists: inner.lists + 1, optional: false, forms: [value] }
  }
  return plain(value)
}

/** A call among what stands behind a type: `Annotated[int, mapped_column(…)]`. */
export const callIn = (more: readonly Value[], path: RegExp): Calling | null => {
  const found = more.find((it) => it.is === 'call' && path.test(pathOf(it) ?? ''))
  return found?.is === 'call' ? found : null
}
