import { loadModule, parseSync } from 'libpg-query'

/** The constants of a condition, by what they can be to a value that is to fulfil it. */
export type Hints = {
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
  /** Regular expressions. */
  readonly patterns: readonly string[]
}
export const NO_HINTS: Hints = { texts: [], numbers: [], patterns: [] }

/** Makes Postgres' own parser ready. Cheap after the first time. */
export const loadParser = (): Promise<void> => loadModule()

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

const nameOf = (node: Tree): string =>
  ((node.name as readonly { String?: { sval?: string } }[] | undefined) ?? [])
    .map((it) => it.String?.sval ?? '')
    .join('')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** LIKE as a regular expression. */
const likeAsPattern = (like: string): string =>
  `^${[...like].map((it) => (it === '%' ? '.*' : it === '_' ? '.' : escaped(it))).join('')}$`

/** Every constant in the condition; one beside a matching operator is a pattern. */
export function hintsOf(expression: string): Hints {
  const [texts, numbers, patterns] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const visit = (value: unknown, operator: string): void => {
    if (Array.isArray(value)) for (const it of value) visit(it, operator)
    if (!isTree(value) || Array.isArray(value)) return
    const constant = value.A_Const as Tree | undefined
    if (constant) {
      const text = (constant.sval as { sval?: string } | undefined)?.sval
      const whole = constant.ival as { ival?: number } | undefined
      const broken = (constant.fval as { fval?: string } | undefined)?.fval
      if (whole) numbers.add(String(whole.ival ?? 0))
      if (broken) numbers.add(broken)
      if (text === undefined) return
      if (/^!?~\*?$/.test(operator)) patterns.add(text)
      else if (/^!?~~\*?$/.test(operator)) patterns.add(likeAsPattern(text))
      else texts.add(text)
      return
    }
    const within = value.A_Expr ? nameOf(value.A_Expr as Tree) || operator : operator
    for (const [key, it] of Object.entries(value)) if (key !== 'name' && key !== 'typeName') visit(it, within)
  }
  try {
    visit(parseSync(`select ${expression}`), '')
  } catch {
    return NO_HINTS
  }
  return { texts: [...texts], numbers: [...numbers], patterns: [...patterns] }
}

export const joinHints = (all: readonly Hints[]): Hints => ({
  texts: all.flatMap((it) => it.texts),
  numbers: all.flatMap((it) => it.numbers),
  patterns: all.flatMap((it) => it.patterns),
})
