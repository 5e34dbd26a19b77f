import type { Formula } from './formula.ts'
import { allBut, both, isEmpty, type Values } from './value-sets.ts'

/** What is asked of a condition: that it be true, be false, or not be one of the two (a check lets a row in unless it is false). */
type Wish = 'true' | 'false' | 'not true' | 'not false'

const OPPOSITE: Readonly<Record<Wish, Wish>> = {
  true: 'false',
  false: 'true',
  'not true': 'not false',
  'not false': 'not true',
}

/** For each term, the values it may have. */
type Case = ReadonlyMap<string, Values>

/** Beyond so many cases nothing is said. */
const MOST = 500

const NO_CASE: readonly Case[] = []

const valuesFor = (it: Extract<Formula, { is: 'test' }>, wish: Wish): Values =>
  wish === 'true' ? it.true : wish === 'false' ? it.false : allBut(wish === 'not true' ? it.true : it.false)

function holds(value: boolean | null, wish: Wish): boolean {
  if (wish === 'true') return value === true
  if (wish === 'false') return value === false
  return wish === 'not true' ? value !== true : value !== false
}

/** Two cases at once; null where a term has no value left. */
function merge(a: Case, b: Case): Case | null {
  const merged = new Map(a)
  for (const [term, values] of b) {
    const had = merged.get(term)
    const left = had ? both(had, values) : values
    if (isEmpty(left)) return null
    merged.set(term, left)
  }
  return merged
}

class TooMany extends Error {}

/** The cases in which a condition is as wished. What is not understood is taken for possible. */
function cases(it: Formula, wish: Wish): readonly Case[] {
  switch (it.is) {
    case 'unknown':
      return [new Map()]
    case 'constant':
      return holds(it.value, wish) ? [new Map()] : NO_CASE
    case 'not':
      return cases(it.of, OPPOSITE[wish])
    case 'test': {
      const left = both(it.term.values, valuesFor(it, wish))
      return isEmpty(left) ? NO_CASE : [new Map([[it.term.key, left]])]
    }
    default: {
      const parts = it.of.map((part) => cases(part, wish))
      const every = (it.is === 'and') === (wish === 'true' || wish === 'not false')
      if (!every) return limited(parts.flat())
      return parts.reduce<readonly Case[]>(
        (found, part) => limited(found.flatMap((one) => part.flatMap((other) => merge(one, other) ?? []))),
        [new Map()],
      )
    }
  }
}

function limited(found: readonly Case[]): readonly Case[] {
  if (found.length > MOST) throw new TooMany()
  return found
}

/** Whether a condition can ever be as wished. Where that can't be told, it can. */
export function canBe(it: Formula, wish: Wish): boolean {
  try {
    return cases(it, wish).length > 0
  } catch (error) {
    if (error instanceof TooMany) return true
    throw error
  }
}
