import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { t } from '#words'
import { TextInput } from './text-input.tsx'
import './combobox.css'

export type Suggestion = { readonly value: string; readonly hint?: string }

type ComboboxProps = {
  readonly id?: string
  readonly label?: string
  readonly describedBy?: string | undefined
  readonly value: string
  readonly mono?: boolean
  readonly placeholder?: string
  readonly round?: number
  /** Takes the focus when it appears. */
  readonly focused?: boolean
  readonly suggest: (text: string) => readonly Suggestion[]
  readonly onCommit: (value: string) => void
}

/** A text field that completes: arrows choose, Enter or Tab takes, free text stays allowed. */
export function Combobox({ value, suggest, onCommit, label, describedBy, focused, ...rest }: ComboboxProps) {
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const found = draft === null ? [] : suggest(draft).slice(0, 50)
  const open = draft !== null && found.length > 0
  useEffect(() => {
    if (open) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, active, list])
  useEffect(() => {
    if (focused) input.current?.focus()
  }, [focused])
  const take = (chosen: string) => {
    setDraft(null)
    if (chosen !== value) onCommit(chosen)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (open) setActive((active + step + found.length) % found.length)
      else setDraft(input.current?.value ?? '')
    } else if (open && (event.key === 'Enter' || (event.key === 'Tab' && draft !== ''))) {
      if (event.key === 'Enter') event.preventDefault()
      take(found[active]?.value ?? draft)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setDraft(null)
    }
  }
  const box = input.current?.getBoundingClientRect()
  return (
    <div className="ui-combobox">
      <TextInput
        {...rest}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-describedby={describedBy}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${list}-${active}` : undefined}
        value={value}
        onDraft={(text) => {
          setDraft(text)
          setActive(0)
        }}
        onCommit={(text) => draft !== null && take(text)}
        onBlur={() => setDraft(null)}
        onKeyDown={onKeyDown}
      />
      {open &&
        box &&
        createPortal(
          <div
            id={list}
            role="listbox"
            aria-label={label ?? t('Suggestions')}
            className="ui-combobox-list"
            style={{
              left: box.left,
              minWidth: box.width,
              ...(box.bottom + 270 > window.innerHeight
                ? { bottom: window.innerHeight - box.top + 3 }
                : { top: box.bottom + 3 }),
            }}
          >
            {found.map((it, i) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field (aria-activedescendant)
              <div
                key={it.value}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === active}
                className="ui-combobox-option"
                onPointerDown={(event) => {
                  event.preventDefault()
                  take(it.value)
                }}
              >
                <span>{it.value}</span>
                {it.hint && <small>{it.hint}</small>}
              </div>
            ))}
          </div>,
          document.body,
        )}
    </div>
  )
}
