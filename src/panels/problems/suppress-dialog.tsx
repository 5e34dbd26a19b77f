import { useState } from 'react'
import { intend } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog, Field, TextInput } from '#ui'
import type { Problem } from './problem.ts'

/** Says that a rule does not hold here, and why. The reason is kept with the design. */
export function SuppressDialog({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }) {
  const store = useDesignStore()
  const [reason, setReason] = useState('')
  const keep = () => {
    const { rule, about } = problem
    const text = reason.trim()
    if (text === '') return
    store.commit(`accept ${rule}`, intend(store.design(), { sort: 'decision', rule, about, reason: text }))
    onClose()
  }
  return (
    <Dialog
      title="It is meant to be so"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={reason.trim() === ''} onClick={keep}>
            Accept with this reason
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: 12 }}>{problem.message}</p>
      <Field label="Reason" stacked hint="Kept with the design, for whoever reads it next.">
        {({ id, describedBy }) => (
          <TextInput id={id} aria-describedby={describedBy} value="" onDraft={setReason} onCommit={setReason} />
        )}
      </Field>
    </Dialog>
  )
}
