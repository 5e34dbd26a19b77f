import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { isMirrored } from '#words'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './menu.css'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly keys?: string
  readonly disabled?: boolean
  readonly checked?: boolean
  readonly danger?: boolean
  readonly run: () => void
}
/** A group of items; a line is drawn between groups. */
export type MenuGroup = { readonly title?: string; readonly items: readonly MenuItem[] }
export type MenuPoint = { readonly x: number; readonly y: number }

type MenuProps = {
  readonly label: string
  readonly at: MenuPoint
  readonly groups: readonly MenuGroup[]
  readonly onClose: () => void
}

/** So many items stand in columns, a group each. */
const LONG = 26

const focusables = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]

function step(event: KeyboardEvent<HTMLElement>): void {
  const items = focusables(event.currentTarget)
  const now = items.indexOf(document.activeElement as HTMLElement)
  const { key } = event
  const to =
    key === 'ArrowDown'
      ? (now + 1) % items.length
      : key === 'ArrowUp'
        ? (now - 1 + items.length) % items.length
        : key === 'Home'
          ? 0
          : key === 'End'
            ? items.length - 1
            : items.findIndex(
                (it, i) => i > now && key.length === 1 && it.textContent?.toLowerCase().startsWith(key.toLowerCase()),
              )
  if (to < 0) return
  event.preventDefault()
  items[to]?.focus()
}

/** A menu at a point: arrows move, letters jump, Enter runs, Escape closes and gives the focus back. */
export function Menu({ label, at, groups, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState(at)
  useLayoutEffect(() => {
    const box = menu.current?.getBoundingClientRect()
    if (!box) return
    setPlace({
      x: Math.max(8, Math.min(isMirrored() ? at.x - box.width : at.x, window.innerWidth - box.width - 8)),
      y: Math.max(8, Math.min(at.y, window.innerHeight - box.height - 8)),
    })
  }, [at])
  useEffect(() => {
    const before = document.activeElement
    const here = menu.current
    if (here) focusables(here)[0]?.focus()
    return () => {
      const now = document.activeElement
      if (before instanceof HTMLElement && (now === document.body || here?.contains(now))) before.focus()
    }
  }, [])
  useEffect(() => {
    const away = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) onClose()
    }
    window.addEventListener('pointerdown', away, true)
    window.addEventListener('blur', onClose)
    return () => {
      window.removeEventListener('pointerdown', away, true)
      window.removeEventListener('blur', onClose)
    }
  }, [onClose])
  return createPortal(
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className="ui-menu"
      data-wide={groups.reduce((sum, group) => sum + group.items.length, 0) > LONG || undefined}
      style={{ left: place.x, top: place.y }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault()
          onClose()
        } else step(event)
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups
        .filter((group) => group.items.length > 0)
        .map((group, i) => (
          <div key={group.items[0]?.id} className="ui-menu-group">
            {i > 0 && <div className="ui-menu-line" />}
            {group.title && <div className="ui-menu-head">{group.title}</div>}
            {group.items.map((item) => (
              <Row key={item.id} item={item} onClose={onClose} />
            ))}
          </div>
        ))}
    </div>,
    document.body,
  )
}

function Row({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const choice =
    item.checked === undefined
      ? ({ role: 'menuitem' } as const)
      : ({ role: 'menuitemcheckbox', 'aria-checked': item.checked } as const)
  return (
    <button
      type="button"
      {...choice}
      aria-disabled={item.disabled}
      tabIndex={-1}
      className="ui-menu-item"
      data-danger={item.danger || undefined}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        if (item.disabled) return
        onClose()
        item.run()
      }}
    >
      {item.checked ? (
        <Icon name="check" size={15} />
      ) : item.icon ? (
        <Icon name={item.icon} size={15} />
      ) : (
        <i className="ui-menu-gap" />
      )}
      <span>{item.label}</span>
      {item.keys && <kbd>{item.keys}</kbd>}
    </button>
  )
}
