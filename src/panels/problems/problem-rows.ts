import type { Severity } from '#model'
import type { Problem } from './problem.ts'

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** A rule with all that it found; folded, only its own line is shown. */
export type RuleRow = {
  readonly row: 'rule'
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly problems: readonly Problem[]
  readonly folded: boolean
}
export type ProblemRow = RuleRow | { readonly row: 'problem'; readonly problem: Problem }

/** So few findings of a rule need no line above them. */
const FEW = 3
/** More than these are shown when they are asked for. */
const MANY = 12

/** The worst first, what one rule found together. `toggled` are the rules folded or unfolded by hand. */
export function rowsOf(
  problems: readonly Problem[],
  hidden: ReadonlySet<Severity>,
  toggled: ReadonlySet<string>,
): readonly ProblemRow[] {
  const groups = new Map<string, Problem[]>()
  for (const it of problems) {
    if (hidden.has(it.severity)) continue
    const key = `${SEVERITIES.indexOf(it.severity)} ${it.rule}`
    const group = groups.get(key)
    if (group) group.push(it)
    else groups.set(key, [it])
  }
  const order = [...groups.values()].sort(
    ([a], [b]) => SEVERITIES.indexOf(a?.severity ?? 'info') - SEVERITIES.indexOf(b?.severity ?? 'info'),
  )
  return order.flatMap((group): ProblemRow[] => {
    const [first] = group
    const each = group.map((problem): ProblemRow => ({ row: 'problem', problem }))
    if (!first || group.length <= FEW) return each
    const { rule, title, severity } = first
    const folded = group.length > MANY !== toggled.has(`${severity} ${rule}`)
    return [{ row: 'rule', rule, title, severity, problems: group, folded }, ...(folded ? [] : each)]
  })
}
