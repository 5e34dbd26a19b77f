import { useEffect, useMemo, useRef } from 'react'
import { completeTypes, type Design } from '#model'
import { t } from '#words'

const TYPES_LIST = 'cell-types'

type CellInputProps = {
  /** What it is for, where the place does not say so. */
  readonly label?: string
  readonly text: string
  readonly isType: boolean
  readonly onDraft: (text: string) => void
  /** Done typing: with the text, or without (null). */
  readonly onEnd: (text: string | null) => void
  readonly onNext: (way: 'down' | 'next' | 'back', text: string) => void
}

/** The field in which a cell is typed: Enter goes down, Tab on, Escape takes it back. */
export function CellInput({ label = t('Cell'), text, isType, onDraft, onEnd, onNext }: CellInputProps) {
  const input = useRef<HTMLInputElement>(null)
  // Whoever is done leaves the field, which is not to be heard as done once more.
  const done = useRef(false)
  useEffect(() => input.current?.focus(), [])
  return (
    <input
      ref={input}
      aria-label={label}
      spellCheck={false}
      autoComplete="off"
      {...(isType ? { list: TYPES_LIST } : {})}
      value={text}
      onChange={(event) => onDraft(event.target.value)}
      onBlur={() => !done.current && onEnd(text)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (!['Escape', 'Enter', 'Tab'].includes(event.key)) return
        event.preventDefault()
        done.current = true
        if (event.key === 'Escape') onEnd(null)
        else if (event.key === 'Enter') onNext('down', text)
        else onNext(event.shiftKey ? 'back' : 'next', text)
      }}
    />
  )
}

/** The types that a field for one completes. */
export function TypesList({ design }: { readonly design: Design }) {
  const types = useMemo(() => completeTypes(design, ''), [design])
  return (
    <datalist id={TYPES_LIST}>
      {types.map((it) => (
        <option key={it} value={it} />
      ))}
    </datalist>
  )
}
