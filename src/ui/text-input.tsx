import { type InputHTMLAttributes, type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react'
import { classes } from './classes.ts'
import './field.css'

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'defaultValue'>

type TextInputProps = Native & {
  readonly value: string
  /** Told when the person is done: Enter, or leaving the field. Escape takes the text back. */
  readonly onCommit: (value: string) => void
  readonly onDraft?: (value: string) => void
  /** Another one than before brings the value back in place of what was typed. */
  readonly round?: number
  readonly mono?: boolean
  readonly quiet?: boolean
  /** Takes the focus when its dialog opens. */
  readonly 'data-focus'?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** A text field that speaks once the person is done with it. */
export function TextInput(props: TextInputProps) {
  const { value, round, onCommit, onDraft, mono, quiet, className, onKeyDown, ...rest } = props
  const [draft, setDraft] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks for it
  useEffect(() => setDraft(value), [value, round])
  const givenUp = useRef(false)
  const commit = () => draft !== value && !givenUp.current && onCommit(draft)
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event)
    if (event.defaultPrevented) return
    if (event.key === 'Enter') commit()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setDraft(value)
    // Leaving the field would take what was typed, which is still in it.
    givenUp.current = true
    event.currentTarget.blur()
    givenUp.current = false
  }
  return (
    <input
      {...rest}
      type="text"
      spellCheck={false}
      autoComplete="off"
      className={classes('ui-input', className)}
      data-mono={mono || undefined}
      data-quiet={quiet || undefined}
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value)
        onDraft?.(event.target.value)
      }}
      onBlur={(event) => {
        rest.onBlur?.(event)
        commit()
      }}
      onKeyDown={onKey}
    />
  )
}
