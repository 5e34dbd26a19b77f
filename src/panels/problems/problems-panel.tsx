import { useMemo, useState } from 'react'
import type { Id, Severity } from '#model'
import { useDesignStore } from '#session'
import { Badge, Button, Empty, IconButton, MenuButton, toast, VirtualList } from '#ui'
import { msg, type PlainMessage, t } from '#words'
import { askAgain, dropBaseline, takeAsBaseline } from './baseline.ts'
import { FixDialog } from './fix-dialog.tsx'
import { FixSafeDialog } from './fix-safe-dialog.tsx'
import type { Problem, Reviewed } from './problem.ts'
import { ProblemLine, RuleLine } from './problem-line.tsx'
import { rowsOf, SEVERITIES } from './problem-rows.ts'
import { SuppressDialog } from './suppress-dialog.tsx'
import './problems.css'

const MANY: Readonly<Record<Severity, PlainMessage>> = {
  error: msg('errors'),
  warning: msg('warnings'),
  info: msg('hints'),
}

type ProblemsPanelProps = {
  /** Null while nobody has looked yet. */
  readonly reviewed: Reviewed | null
  readonly onGo: (id: Id) => void
  readonly onClose: () => void
}

type Asked =
  | { readonly does: 'fix'; readonly problem: Problem }
  | { readonly does: 'accept'; readonly problems: readonly Problem[] }
  | { readonly does: 'fix-safe'; readonly rule: string | null }

const NONE: readonly Problem[] = []

/** What is wrong with the design, worst first; each can be shown, fixed, or accepted with a reason. */
export function ProblemsPanel({ reviewed, onGo, onClose }: ProblemsPanelProps) {
  const store = useDesignStore()
  const problems = reviewed?.problems ?? NONE
  const accepted = reviewed?.accepted ?? NONE
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [showsAccepted, showAccepted] = useState(false)
  const [asked, ask] = useState<Asked | null>(null)
  const close = () => ask(null)
  const shown = showsAccepted ? accepted : problems
  const rows = useMemo(() => rowsOf(shown, hidden, toggled), [shown, hidden, toggled])
  const safe = useMemo(() => problems.filter((it) => it.fixes[0]?.safe).length, [problems])
  const baseline = () => {
    store.commit(t('take findings as given'), takeAsBaseline(store.design(), problems))
    toast(
      t(
        '{count} finding is taken as given: only new ones are shown|{count} findings are taken as given: only new ones are shown',
        { count: problems.length },
      ),
      {
        action: { label: t('Undo'), run: () => store.undo() },
      },
    )
  }
  return (
    <section className="problems" aria-label={t('Problems')}>
      <header className="problems-bar">
        <h2>{t('Problems')}</h2>
        {SEVERITIES.map((it) => (
          <Button
            key={it}
            size="small"
            look="ghost"
            aria-pressed={!hidden.has(it)}
            onClick={() => setHidden(flipped(hidden, it))}
          >
            <Badge tone={it}>{shown.filter((problem) => problem.severity === it).length}</Badge> {t(MANY[it])}
          </Button>
        ))}
        {(accepted.length > 0 || showsAccepted) && (
          <Button size="small" look="ghost" aria-pressed={showsAccepted} onClick={() => showAccepted(!showsAccepted)}>
            <Badge tone="plain">{accepted.length}</Badge> {t('accepted')}
          </Button>
        )}
        <span />
        {safe > 0 && (
          <Button size="small" icon="wand" onClick={() => ask({ does: 'fix-safe', rule: null })}>
            {t('Fix the safe one…|Fix all {count} safe ones…', { count: safe })}
          </Button>
        )}
        <MenuButton
          label={t('More about problems')}
          iconOnly
          groups={() => [
            {
              items: [
                {
                  id: 'take',
                  label: t('Take all {count} as given, and show only new ones', { count: problems.length }),
                  disabled: problems.length === 0,
                  run: baseline,
                },
                {
                  id: 'drop',
                  label: t('Show again what was taken as given'),
                  disabled: dropBaseline(store.design()).length === 0,
                  run: () => store.commit(t('ask about everything again'), dropBaseline(store.design())),
                },
              ],
            },
          ]}
        >
          …
        </MenuButton>
        <IconButton icon="close" size="small" label={t('Close problems')} onClick={onClose} />
      </header>
      {rows.length === 0 ? (
        <Empty icon="check" title={reviewed === null ? t('Not reviewed yet') : t('Nothing to complain about')} />
      ) : (
        <VirtualList
          className="problems-list"
          count={rows.length}
          rowHeight={28}
          row={(i) => {
            const row = rows[i]
            if (row?.row === 'rule')
              return (
                <RuleLine
                  key={`${row.severity} ${row.rule}`}
                  row={row}
                  onToggle={() => setToggled(flipped(toggled, `${row.severity} ${row.rule}`))}
                  onFixSafe={(rule) => ask({ does: 'fix-safe', rule })}
                  onAccept={(list) => ask({ does: 'accept', problems: list })}
                />
              )
            return (
              row && (
                <ProblemLine
                  key={row.problem.key}
                  problem={row.problem}
                  onGo={onGo}
                  {...(showsAccepted
                    ? {
                        onAskAgain: (it) =>
                          store.commit(t('ask about {rule} again', { rule: it.rule }), askAgain(store.design(), it)),
                      }
                    : {
                        onFix: (problem) => ask({ does: 'fix', problem }),
                        onAccept: (list) => ask({ does: 'accept', problems: list }),
                      })}
                />
              )
            )
          }}
        />
      )}
      {asked?.does === 'fix' && <FixDialog problem={asked.problem} onClose={close} />}
      {asked?.does === 'accept' && <SuppressDialog problems={asked.problems} onClose={close} />}
      {asked?.does === 'fix-safe' && reviewed && (
        <FixSafeDialog rule={asked.rule} fixSafe={reviewed.fixSafe} onClose={close} />
      )}
    </section>
  )
}

function flipped<T>(set: ReadonlySet<T>, it: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(it)) next.add(it)
  return next
}
