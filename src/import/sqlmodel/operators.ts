import type { PyExpression } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { fault, LONGEST, type Scope, text, unknown, type Value } from './values.ts'

type Operated = Extract<PyExpression, { sort: 'unary' | 'binary' | 'choice' }>

/** Whether a value counts as true; null where that is not known. */
export function truthOf(value: Value): boolean | null {
  switch (value.is) {
    case 'word':
      return value.text === 'True' || value.text === '...'
    case 'text':
      return value.text !== ''
    case 'number':
      return Number(value.text) !== 0
    case 'list':
      return value.items.length > 0
    case 'record':
      return value.fields.size > 0
    case 'class':
    case 'function':
      return true
    // `if TYPE_CHECKING:` is for whoever reads.
    case 'library':
      return value.path === 'typing.TYPE_CHECKING' ? true : null
    default:
      return null
  }
}

const word = (is: boolean): Value => ({ is: 'word', text: is ? 'True' : 'False' })
const isPlain = (it: Value): it is Extract<Value, { is: 'text' | 'number' | 'word' }> =>
  it.is === 'text' || it.is === 'number' || it.is === 'word'

/** What signs between values make of them. */
export function operated(reading: Evaluating, node: Operated, scope: Scope): Value {
  if (node.sort === 'choice') {
    const test = truthOf(reading.of(node.test, scope))
    if (test === null) return unknown('it depends on what is only known when it runs', node)
    return reading.of(test ? node.yes : node.no, scope)
  }
  if (node.sort === 'unary') {
    const value = reading.of(node.value, scope)
    if (node.sign === '-' && value.is === 'number')
      return { is: 'number', text: value.text.startsWith('-') ? value.text.slice(1) : `-${value.text}` }
    if (node.sign === 'not') {
      const truth = truthOf(value)
      return truth === null ? unknown('it is only known when it runs', node) : word(!truth)
    }
    return { is: 'operation', sign: node.sign, of: [value] }
  }
  const [left, right] = [reading.of(node.left, scope), reading.of(node.right, scope)]
  const { sign } = node
  if (sign === 'and' || sign === 'or') {
    const truth = truthOf(left)
    if (truth === null) return unknown('it is only known when it runs', node)
    return truth === (sign === 'and') ? right : left
  }
  if (
    left.is === 'list' &&
    right.is === 'list' &&
    sign === '+' &&
    reading.spend(left.items.length + right.items.length)
  )
    return { is: 'list', items: [...left.items, ...right.items] }
  // A column is not the same as what stands in it, whatever was meant.
  const isThing = /^(?:call|member|class|function)$/.test(left.is) && right.is === 'word'
  if (isThing && /^is(?: not)?$/.test(sign)) return word(sign !== 'is')
  if (isPlain(left) && isPlain(right)) return plainOf(reading, { left, right, sign, node })
  if (sign === '|') return { is: 'union', of: [...partsOf(left), ...partsOf(right)] }
  return { is: 'operation', sign, of: [left, right] }
}

const partsOf = (value: Value): readonly Value[] => (value.is === 'union' ? value.of : [value])

type Plain = Extract<Value, { is: 'text' | 'number' | 'word' }>
type Both = { readonly left: Plain; readonly right: Plain; readonly sign: string; readonly node: PyExpression }

function plainOf(reading: Evaluating, { left, right, sign, node }: Both): Value {
  if (sign === '|') return { is: 'union', of: [left, right] }
  if (sign === '==' || sign === 'is') return word(left.is === right.is && left.text === right.text)
  if (sign === '!=' || sign === 'is not') return word(left.is !== right.is || left.text !== right.text)
  if (left.is === 'text' && right.is === 'text' && sign === '+') {
    const made = left.text + right.text
    return made.length > LONGEST || !reading.spend(made.length / 100)
      ? fault('there is too much to read', node)
      : text(made)
  }
  if (left.is === 'text' && sign === '%') return text(left.text.replace(/%[sd]/, () => right.text))
  if (left.is === 'number' && right.is === 'number') {
    const made = calculated(Number(left.text), Number(right.text), sign)
    if (made !== null && Number.isFinite(made)) return { is: 'number', text: String(made) }
  }
  return unknown('it is only known when it runs', node)
}

function calculated(a: number, b: number, sign: string): number | null {
  switch (sign) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '**':
      return a ** b
    case '/':
      return a / b
    case '//':
      return Math.floor(a / b)
    case '%':
      return a % b
    case '<<':
      return a * 2 ** b
    default:
      return null
  }
}
