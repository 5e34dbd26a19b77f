import type { Expression } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { isNothing, number, type Scope, text, truth, UNDEFINED, unknown, type Value } from './values.ts'

type Operation = Extract<Expression, { sort: 'unary' | 'binary' | 'choice' }>

/** Whether a value counts as true; null where that is not known. */
export function truthOf(value: Value): boolean | null {
  switch (value.is) {
    case 'word':
      return value.text === 'true'
    case 'text':
      return value.text !== ''
    case 'number':
      return Number(value.text) !== 0
    case 'unknown':
    case 'library':
      return null
    default:
      return true
  }
}

const plain = (value: Value): string | number | boolean | null | undefined => {
  if (value.is === 'text') return value.text
  if (value.is === 'number') return Number(value.text)
  if (value.is !== 'word') return undefined
  return { true: true, false: false, null: null, undefined: undefined }[value.text]
}

const isPlain = (value: Value): boolean => value.is === 'text' || value.is === 'number' || value.is === 'word'

const LONGEST = 1_000_000

/** What an operator makes of values that are known. */
export function operated(reading: Evaluating, node: Operation, scope: Scope): Value {
  if (node.sort === 'choice') {
    const test = truthOf(reading.of(node.test, scope))
    if (test === null) return unknown('it depends on what is only known when it runs', node)
    return reading.of(test ? node.yes : node.no, scope)
  }
  if (node.sort === 'unary') {
    const of = reading.of(node.of, scope)
    if (node.sign === '!')
      return truthOf(of) === null ? unknown('it is only known when it runs', node) : truth(!truthOf(of))
    if (node.sign === '-' && of.is === 'number')
      return number(of.text.startsWith('-') ? of.text.slice(1) : `-${of.text}`)
    if (node.sign === '+' && of.is === 'number') return of
    if (node.sign === 'void') return UNDEFINED
    return unknown('it is only known when it runs', node)
  }
  const left = reading.of(node.left, scope)
  if (node.sign === '??') return isNothing(left) ? reading.of(node.right, scope) : left
  if (node.sign === '||' || node.sign === '&&') {
    const test = truthOf(left)
    if (test === null) return unknown('it depends on what is only known when it runs', node)
    return test === (node.sign === '||') ? left : reading.of(node.right, scope)
  }
  const right = reading.of(node.right, scope)
  if (!isPlain(left) || !isPlain(right))
    return left.is === 'unknown' ? left : unknown('it is only known when it runs', node)
  return calculated(node.sign, [left, right]) ?? unknown('it is only known when it runs', node)
}

function calculated(sign: string, [left, right]: readonly [Value, Value]): Value | null {
  const [a, b] = [plain(left), plain(right)]
  if (sign === '===' || sign === '==') return truth(a === b)
  if (sign === '!==' || sign === '!=') return truth(a !== b)
  if (sign === '+' && (left.is === 'text' || right.is === 'text')) {
    const made = `${a}${b}`
    return made.length > LONGEST ? null : text(made)
  }
  if (typeof a !== 'number' || typeof b !== 'number') return null
  switch (sign) {
    case '+':
      return number(a + b)
    case '-':
      return number(a - b)
    case '*':
      return number(a * b)
    case '/':
      return number(a / b)
    case '**':
      return number(a ** b)
    case '<':
      return truth(a < b)
    case '>':
      return truth(a > b)
    case '<=':
      return truth(a <= b)
    case '>=':
      return truth(a >= b)
    default:
      return null
  }
}
