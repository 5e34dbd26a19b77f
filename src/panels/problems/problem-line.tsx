import { type Id, pathOf, type Severity } from '#model'
import { useDesign, useSession } from '#session'
import { Badge, Button, Icon, IconButton, type IconName } from '#ui'
import { showDay, t, translated } from '#words'
import type { Problem } from './problem.ts'
import type { RuleRow } from './problem-rows.ts'

const ICON: Readonly<Record<Severity, IconName>> = { error: 'error', warning: 'warning', info: 'info' }

type ProblemLineProps = {
  readonly problem: Problem
  readonly onGo: (id: Id) => void
  readonly onFix?: (problem: Problem) => void
  readonly onAccept?: (problems: readonly Problem[]) => void
  readonly onAskAgain?: (problem: Problem) => void
}

/** One finding: where, what, and what can be done about it. */
export function ProblemLine({ problem, onGo, onFix, onAccept, onAskAgain }: ProblemLineProps) {
  const path = useDesign((design) => pathOf(design, problem.about))
  const reason = useDesign(({ intent }) => {
    const said = intent.get(`decision/${problem.rule}/${problem.about}`)
    return said?.sort === 'decision'
      ? said.until
        ? t('until {day}: {reason}', { day: showDay(said.until), reason: said.reason })
        : said.reason
      : null
  })
  const chosen = useSession((it) => it.selection.has(problem.about))
  return (
    <div className="problem" data-severity={problem.severity} data-chosen={chosen || undefined}>
      <Icon name={ICON[problem.severity]} size={14} />
      <button type="button" className="problem-text" onClick={() => onGo(problem.about)} title={problem.message}>
        <strong dir="auto">{path}</strong>
        <span lang="en" dir="ltr">
          {problem.message}
        </span>
        {reason !== null && onAskAgain && <em>{t('Accepted: {reason}', { reason })}</em>}
        <code>{problem.rule}</code>
      </button>
      {onFix && problem.fixes.length > 0 && (
        <Button size="small" icon="wand" onClick={() => onFix(problem)}>
          {t('Fix…')}
        </Button>
      )}
      {onAccept && (
        <IconButton icon="check" size="small" label={t('Accept with a reason')} onClick={() => onAccept([problem])} />
      )}
      {onAskAgain && (
        <Button size="small" onClick={() => onAskAgain(problem)}>
          {t('Ask again')}
        </Button>
      )}
    </div>
  )
}

type RuleLineProps = {
  readonly row: RuleRow
  readonly onToggle: () => void
  readonly onFixSafe: (rule: string) => void
  readonly onAccept: (problems: readonly Problem[]) => void
}

/** A rule that found several, as one line that folds them. */
export function RuleLine({ row, onToggle, onFixSafe, onAccept }: RuleLineProps) {
  const safe = row.problems.filter((it) => it.fixes[0]?.safe).length
  return (
    <div className="problem" data-severity={row.severity} data-rule data-open={!row.folded || undefined}>
      <Icon name="chevron" size={12} />
      <button type="button" className="problem-text" aria-expanded={!row.folded} onClick={onToggle}>
        <strong>{translated(row.title)}</strong>
        <Badge tone={row.severity}>{row.problems.length}</Badge>
        <code>{row.rule}</code>
      </button>
      {safe > 0 && (
        <Button size="small" icon="wand" onClick={() => onFixSafe(row.rule)}>
          {t('Fix {count}…', { count: safe })}
        </Button>
      )}
      <IconButton
        icon="check"
        size="small"
        label={t('Accept all of {rule} with a reason', { rule: row.rule })}
        onClick={() => onAccept(row.problems)}
      />
    </div>
  )
}
