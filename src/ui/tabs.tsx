import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { keyAlong } from '#words'
import './tabs.css'

export type Tab<T extends string = string> = { readonly id: T; readonly title: string; readonly badge?: ReactNode }

type TabsProps<T extends string> = {
  readonly label: string
  readonly tabs: readonly Tab<T>[]
  readonly active: T
  readonly onChoose: (id: T) => void
}

/** A row of tabs; arrows move between them. The panel beneath is its owner's. */
export function Tabs<T extends string>({ label, tabs, active, onChoose }: TabsProps<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = keyAlong(event.key)
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const now = tabs.findIndex((tab) => tab.id === active)
    const next = tabs[(now + by + tabs.length) % tabs.length]
    if (!next) return
    onChoose(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // More tabs than there is room for can be scrolled to: the one that is open is always in sight.
    row.current?.querySelector(`[data-tab="${active}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])
  return (
    <div ref={row} className="ui-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          className="ui-tab"
          aria-selected={tab.id === active}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.title}
          {tab.badge}
        </button>
      ))}
    </div>
  )
}
