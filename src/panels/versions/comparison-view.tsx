import { useState } from 'react'
import { Button, Icon, Tabs } from '#ui'
import { msg, spoken, t } from '#words'
import type { ChangeProblem, Comparison } from './comparison.ts'

type ComparisonViewProps = {
  readonly comparison: Extract<Comparison, { refused: null }>
  readonly onDownload: (name: string, text: string) => void
}

const WAYS = [
  { id: 'up', title: msg('Up') },
  { id: 'down', title: msg('Down') },
] as const
type Way = (typeof WAYS)[number]['id']

/** What is to be known of a migration, and its statements both ways. */
export function ComparisonView({ comparison, onDownload }: ComparisonViewProps) {
  const [way, setWay] = useState<Way>('up')
  if (comparison.steps === 0) return null
  return (
    <>
      <ul className="compare-problems" aria-label={t('Objections')}>
        {comparison.problems.map((it) => (
          <ProblemItem key={it.key} problem={it} />
        ))}
      </ul>
      {comparison.hazards.length > 0 && (
        <details className="compare-hazards">
          <summary>
            {t(
              '{count} statement locks, rewrites or loses something|{count} statements lock, rewrite or lose something',
              { count: comparison.hazards.length },
            )}
          </summary>
          <ul>
            {comparison.hazards.map((it) => (
              <li key={`${it.says} ${it.sql}`}>
                <span lang="en">{it.says}</span>: <code>{it.sql}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="compare-sql-head">
        <Tabs label={t('Way of the migration')} tabs={spoken(WAYS)} active={way} onChoose={setWay} />
        <Button icon="download" size="small" onClick={() => onDownload(`${way}.sql`, comparison[way])}>
          {t('Download {name}', { name: `${way}.sql` })}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled by the keyboard too */}
      <pre className="compare-sql" role="tabpanel" aria-label={`${way}.sql`} tabIndex={0}>
        {comparison[way]}
      </pre>
    </>
  )
}

function ProblemItem({ problem }: { readonly problem: ChangeProblem }) {
  return (
    <li data-severity={problem.severity}>
      <Icon name={problem.severity} />
      <div>
        <b>{problem.path}</b>{' '}
        <span lang="en" dir="ltr">
          {problem.message}
        </span>{' '}
        <code>{problem.rule}</code>
        {problem.ways.length > 0 && <small>{t('Better: {ways}', { ways: problem.ways.join('; ') })}</small>}
        {problem.precheck !== null && (
          <details>
            <summary>{t('Ask the database first')}</summary>
            <pre>{problem.precheck}</pre>
          </details>
        )}
      </div>
    </li>
  )
}
