import { useMemo, useState } from 'react'
import type { LedgerEntry } from '#import'
import { Badge, Button, type Tone, VirtualList } from '#ui'
import { msg, type PlainMessage, t } from '#words'

type Fate = LedgerEntry['fate']
const FATES: readonly Fate[] = [msg('refused'), msg('verbatim'), msg('skipped'), msg('modelled')]
const TONE: Readonly<Record<Fate, Tone>> = { modelled: 'ok', verbatim: 'info', skipped: 'plain', refused: 'error' }
const MEANS: Readonly<Record<Fate, PlainMessage>> = {
  modelled: msg('In the design, and editable.'),
  verbatim: msg('Kept as text, exactly as written, and exported again.'),
  skipped: msg('Says nothing of a design: data, settings, psql commands.'),
  refused: msg('Postgres did not take it.'),
}

/** What became of each statement, the worst first. */
export function Ledger({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const [only, setOnly] = useState<Fate | null>(null)
  const shown = useMemo(
    () =>
      entries
        .filter((it) => only === null || it.fate === only)
        .sort((a, b) => FATES.indexOf(a.fate) - FATES.indexOf(b.fate) || a.at.from - b.at.from),
    [entries, only],
  )
  return (
    <div className="ledger">
      <div className="ledger-bar">
        {FATES.map((fate) => (
          <Button
            key={fate}
            size="small"
            look="ghost"
            aria-pressed={only === fate}
            title={t(MEANS[fate])}
            onClick={() => setOnly(only === fate ? null : fate)}
          >
            <Badge tone={TONE[fate]}>{entries.filter((it) => it.fate === fate).length}</Badge> {t(fate)}
          </Button>
        ))}
      </div>
      {only && <p className="ledger-means">{t(MEANS[only])}</p>}
      <VirtualList
        className="ledger-list"
        tabIndex={0}
        aria-label={t('Statements')}
        count={shown.length}
        rowHeight={40}
        row={(i) => {
          const it = shown[i]
          return it && <Row key={it.at.from} it={it} />
        }}
      />
    </div>
  )
}

function Row({ it }: { readonly it: LedgerEntry }) {
  return (
    <div className="ledger-row">
      <Badge tone={TONE[it.fate]}>{t(it.fate)}</Badge>
      <div lang="en" dir="ltr">
        <code>{it.head}</code>
        <small title={it.message ?? undefined}>
          {it.at.line}:{it.at.column}
          {it.message && ` · ${it.message}`}
          {it.code && ` (${it.code})`}
        </small>
      </div>
    </div>
  )
}
