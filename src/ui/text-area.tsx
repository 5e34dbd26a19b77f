import { type TextareaHTMLAttributes, useEffect, useState } from 'react'
import { classes } from './classes.ts'
import './field.css'

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'>

type TextAreaProps = Native & {
  readonly value: string
  readonly onCommit: (value: string) => void
  readonly onDraft?: (value: string) => void
  readonly mono?: boolean
}

/** Text of several lines. Ctrl+Enter or leaving it commits, Escape takes it back. */
export function TextArea({ value, onCommit, onDraft, mono, className, ...rest }: TextAreaProps) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => draft !== value && onCommit(draft)
  return (
    <textarea
      rows={Math.min(10, Math.max(2, draft.split('\n').length))}
      {...rest}
      spellCheck={!mono}
      className={classes('ui-input', className)}
      data-mono={mono || undefined}
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value)
        onDraft?.(event.target.value)
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setDraft(value)
      }}
    />
  )
}
