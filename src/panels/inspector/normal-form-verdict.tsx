import { lazy, Suspense, useState } from 'react'
import type { Id } from '#model'
import type { OfferedSplit, ReadViolation, TableReading } from '#rules'
import { Badge, Button } from '#ui'
import type { TableTheory } from './table-theory.ts'

const FixDialog = lazy(() => import('../problems/fix-dialog.tsx').then((it) => ({ default: it.FixDialog })))

type VerdictProps = { readonly table: Id<'table'>; readonly reading: TableReading; readonly theory: TableTheory }

/** The highest normal form of a table, what keeps it from a higher one, and what could be made of it. */
export function NormalFormVerdict({ table, reading, theory }: VerdictProps) {
  const [open, setOpen] = useState<OfferedSplit | null>(null)
  const { form, violations, keys, complete, splits } = reading
  if (form === null) return <p className="verdict-none">Nothing declared: of its normal form nothing can be said.</p>
  const first = violations[0]
  return (
    <div className="verdict">
      <p>
        <Badge tone={first && form !== '3NF' ? 'warning' : 'ok'}>{form}</Badge> by what is declared.{' '}
        {keys.length > 0 && (
          <span>
            Candidate {keys.length > 1 ? 'keys' : 'key'}: {keys.map((it) => `(${it})`).join(', ')}
          </span>
        )}
        {!complete && ' There are too many keys to tell for certain.'}
      </p>
      {violations.slice(0, 4).map((it) => (
        <Violation key={`${it.form} ${it.symbols}`} it={it} />
      ))}
      {splits.map((it) => (
        <Button key={it.form} size="small" icon="wand" onClick={() => setOpen(it)}>
          Split into {it.form}…
        </Button>
      ))}
      {open && (
        <Suspense>
          <FixDialog
            problem={{
              title: `Split into ${open.form}`,
              message: first ? `${first.symbols} keeps the table out of ${first.form}: ${first.words}.` : '',
              fixes: [{ label: open.label, safe: false, changes: () => theory.split(table, open.form) }],
            }}
            onClose={() => setOpen(null)}
          />
        </Suspense>
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
        Not in {it.form}: <code>{it.symbols}</code>, so that such rows say it{' '}
        {it.form === '4NF' ? 'in every combination' : 'twice'}:
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
