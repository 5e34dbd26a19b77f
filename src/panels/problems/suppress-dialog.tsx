import { useState } from 'react'
import { apply, type Change, type Design, intend } from '#model'
import { useDesignStore } from '#session'
import { Button, DateInput, Dialog, Field, TextInput } from '#ui'
import { t } from '#words'
import type { Problem } from './problem.ts'

type Said = { readonly reason: string; readonly until: string | null }

/** Says why a rule does not hold for these objects, as one step. */
function decide(design: Design, problems: readonly Problem[], { reason, until }: Said): readonly Change[] {
  let now = design
  return problems.flatMap(({ rule, about }) => {
    const changes = intend(now, { sort: 'decision', rule, about, reason, ...(until ? { until } : {}) })
    now = apply(now, changes)
    return changes
  })
}

type SuppressDialogProps = { readonly problems: readonly Problem[]; readonly onClose: () => void }

/** Says that a rule does not hold here, and why. The reason is kept with the design, and told in its documents. */
export function SuppressDialog({ problems, onClose }: SuppressDialogProps) {
  const store = useDesignStore()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const [first, ...more] = problems
  const keep = () => {
    const text = reason.trim()
    if (text === '' || !first) return
    store.commit(t('accept {rule}', { rule: first.rule }), decide(store.design(), problems, { reason: text, until }))
    onClose()
  }
  return (
    <Dialog
      title={
        more.length > 0 ? t('All {count} are meant to be so', { count: problems.length }) : t('It is meant to be so')
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" disabled={reason.trim() === ''} onClick={keep}>
            {t('Accept with this reason')}
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: 12 }}>
        <span lang="en" dir="ltr">
          {first?.message}
        </span>{' '}
        {more.length > 0 && t('and {more} more like it', { more: more.length })}
      </p>
      <Field label={t('Reason')} stacked hint={t('Kept with the design, for whoever reads it next.')}>
        {({ id, describedBy }) => (
          <TextInput id={id} aria-describedby={describedBy} value="" onDraft={setReason} onCommit={setReason} />
        )}
      </Field>
      <Field
        label={t('Until')}
        stacked
        hint={t(
          'The last day on which this holds; from the next one on it is asked again. Left empty, it holds for good.',
        )}
      >
        {({ id, describedBy }) => (
          <DateInput id={id} aria-describedby={describedBy} value={until} onChange={setUntil} />
        )}
      </Field>
    </Dialog>
  )
}
