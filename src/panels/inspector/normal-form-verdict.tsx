import { useState } from 'react'
import type { Id } from '#model'
import type { OfferedSplit, ReadViolation, TableReading } from '#rules'
import { Around, Badge, Button, later } from '#ui'
import { SLOT, t } from '#words'
import type { TableTheory } from './table-theory.ts'

const FixDialog = later(async () => (await import('../problems/fix-dialog.tsx')).FixDialog)

type VerdictProps = { readonly table: Id<'table'>; readonly reading: TableReading; readonly theory: TableTheory }

/** The highest normal form of a table, what keeps it from a higher one, and what could be made of it. */
export function NormalFormVerdict({ table, reading, theory }: VerdictProps) {
  const [open, setOpen] = useState<OfferedSplit | null>(null)
  const { form, violations, keys, moreKeys, complete, splits } = reading
  if (form === null)
    return <p className="verdict-none">{t('Nothing declared: of its normal form nothing can be said.')}</p>
  const first = violations[0]
  return (
    <div className="verdict">
      <p>
        <Badge tone={first && form !== '3NF' ? 'warning' : 'ok'}>{form}</Badge> {t('by what is declared.')}{' '}
        {keys.length > 0 && (
          <span>
            {t('Candidate key: {names}|Candidate keys: {names}', {
              count: keys.length,
              names: keys.map((it) => `(${it})`).join(', '),
            })}
          </span>
        )}
        {moreKeys > 0 && <span> {t('and {more} more', { more: moreKeys })}</span>}
        {!complete && <span> {t('There are too many keys to tell for certain.')}</span>}
      </p>
      {violations.slice(0, 4).map((it) => (
        <Violation key={`${it.form} ${it.symbols}`} it={it} />
      ))}
      {violations.length > 4 && <p>{t('and {more} more', { more: violations.length - 4 })}</p>}
      {splits.map((it) => (
        <Button key={it.form} size="small" icon="wand" onClick={() => setOpen(it)}>
          {t('Split into {form}…', { form: it.form })}
        </Button>
      ))}
      {open && (
        <FixDialog
          problem={{
            title: t('Split into {form}', { form: open.form }),
            message: first
              ? t('{symbols} keeps the table out of {form}: {words}.', {
                  symbols: first.symbols,
                  form: first.form,
                  words: first.words,
                })
              : '',
            fixes: [{ label: open.label, safe: false, changes: () => theory.split(table, open.form) }],
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

/** A dependency that is in the way, and rows that the table allows and that show why it matters. */
function Violation({ it }: { readonly it: ReadViolation }) {
  const repeated = new Set(it.repeated)
  return (
    <figure className="violation">
      <figcaption>
        <Around
          text={
            it.form === '4NF'
              ? t('Not in {form}: {symbols}, so that such rows say it in every combination:', {
                  form: it.form,
                  symbols: SLOT,
                })
              : t('Not in {form}: {symbols}, so that such rows say it twice:', { form: it.form, symbols: SLOT })
          }
        >
          <code>{it.symbols}</code>
        </Around>
      </figcaption>
      <div className="violation-rows">
        <table>
          <thead>
            <tr>
              {it.columns.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {it.rows.map((row) => (
              <tr key={row.join('\u0000')}>
                {row.map((value, i) => (
                  <td key={it.columns[i]} data-repeated={repeated.has(it.columns[i] ?? '') || undefined}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
