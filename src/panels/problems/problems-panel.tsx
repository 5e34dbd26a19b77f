import { useMemo, useState } from 'react'
import { apply, type Change, type Id, pathOf, type Severity } from '#model'
import { useDesign, useDesignStore, useSession } from '#session'
import { Badge, Button, Empty, Icon, IconButton, type IconName, toast, VirtualList } from '#ui'
import { FixDialog } from './fix-dialog.tsx'
import type { Problem } from './problem.ts'
import { SuppressDialog } from './suppress-dialog.tsx'
import './problems.css'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
const ICON: Readonly<Record<Severity, IconName>> = { error: 'error', warning: 'warning', info: 'info' }
const MANY: Readonly<Record<Severity, string>> = { error: 'errors', warning: 'warnings', info: 'hints' }

type ProblemsPanelProps = {
  /** Null while nobody has looked yet. */
  readonly problems: readonly Problem[] | null
  readonly onGo: (id: Id) => void
  readonly onClose: () => void
}

/** What is wrong with the design, worst first; each can be shown, fixed, or accepted with a reason. */
export function ProblemsPanel({ problems, onGo, onClose }: ProblemsPanelProps) {
  const store = useDesignStore()
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const [open, setOpen] = useState<{ readonly does: 'fix' | 'suppress'; readonly problem: Problem } | null>(null)
  const counts = useMemo(() => countsOf(problems ?? []), [problems])
  const shown = useMemo(() => sorted(problems ?? [], hidden), [problems, hidden])
  const safe = useMemo(() => (problems ?? []).filter((it) => it.fixes[0]?.safe), [problems])
  const fixSafe = async () => {
    let design = store.design()
    const all: Change[] = []
    for (const problem of safe) {
      const changes = (await problem.fixes[0]?.changes()) ?? []
      try {
        design = apply(design, changes)
        all.push(...changes)
      } catch {
        // Two fixes met on one object: the later one is found again, and fixed, the next time.
      }
    }
    store.commit(`fix ${safe.length} problems`, all)
    toast(`Fixed ${safe.length} problems`, { action: { label: 'Undo', run: () => store.undo() } })
  }
  const toggle = (severity: Severity) => {
    const next = new Set(hidden)
    if (!next.delete(severity)) next.add(severity)
    setHidden(next)
  }
  return (
    <section className="problems" aria-label="Problems">
      <header className="problems-bar">
        <h2>Problems</h2>
        {SEVERITIES.map((it) => (
          <Button key={it} size="small" look="ghost" aria-pressed={!hidden.has(it)} onClick={() => toggle(it)}>
            <Badge tone={it}>{counts[it]}</Badge> {MANY[it]}
          </Button>
        ))}
        <span />
        {safe.length > 0 && (
          <Button size="small" icon="wand" onClick={() => void fixSafe()}>
            Fix all {safe.length} safe ones
          </Button>
        )}
        <IconButton icon="close" size="small" label="Close problems" onClick={onClose} />
      </header>
      {shown.length === 0 ? (
        <Empty icon="check" title={problems === null ? 'Not reviewed yet' : 'Nothing to complain about'} />
      ) : (
        <VirtualList
          className="problems-list"
          count={shown.length}
          rowHeight={28}
          row={(i) => {
            const problem = shown[i]
            return (
              problem && (
                <Row
                  key={problem.key}
                  problem={problem}
                  onGo={() => onGo(problem.about)}
                  onFix={() => setOpen({ does: 'fix', problem })}
                  onSuppress={() => setOpen({ does: 'suppress', problem })}
                />
              )
            )
          }}
        />
      )}
      {open?.does === 'fix' && <FixDialog problem={open.problem} onClose={() => setOpen(null)} />}
      {open?.does === 'suppress' && <SuppressDialog problem={open.problem} onClose={() => setOpen(null)} />}
    </section>
  )
}

type RowProps = {
  readonly problem: Problem
  readonly onGo: () => void
  readonly onFix: () => void
  readonly onSuppress: () => void
}

function Row({ problem, onGo, onFix, onSuppress }: RowProps) {
  const path = useDesign((design) => pathOf(design, problem.about))
  const chosen = useSession((it) => it.selection.has(problem.about))
  return (
    <div className="problem" data-severity={problem.severity} data-chosen={chosen || undefined}>
      <Icon name={ICON[problem.severity]} size={14} />
      <button type="button" className="problem-text" onClick={onGo} title={problem.message}>
        <strong>{path}</strong>
        <span>{problem.message}</span>
        <code>{problem.rule}</code>
      </button>
      {problem.fixes.length > 0 && (
        <Button size="small" icon="wand" onClick={onFix}>
          Fix…
        </Button>
      )}
      <IconButton icon="check" size="small" label="Accept with a reason" onClick={onSuppress} />
    </div>
  )
}

function countsOf(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const it of problems) counts[it.severity]++
  return counts
}

const sorted = (problems: readonly Problem[], hidden: ReadonlySet<Severity>): Problem[] =>
  problems
    .filter((it) => !hidden.has(it.severity))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
