import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { keyAlong } from '#words'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { VirtualList, type VirtualListHandle } from './virtual-list.tsx'
import './tree.css'

/** A tree as the list of its open rows: the owner knows which are open. */
export type TreeRow = {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon?: IconName
  readonly depth: number
  /** Null for a leaf. */
  readonly open: boolean | null
  readonly selected?: boolean
  readonly faded?: boolean
  readonly group?: boolean
}

type TreeProps = {
  readonly label: string
  readonly rows: readonly TreeRow[]
  /** What is to come into view as soon as it is another, and which row stands for it by then. */
  readonly reveal?: string | null
  readonly rowOf?: (reveal: string) => string | null
  readonly onToggle: (id: string, open: boolean) => void
  readonly onPick: (id: string, more: boolean) => void
  readonly onOpen?: (id: string) => void
  readonly onMenu?: (id: string, at: { x: number; y: number }) => void
}

/** A finger needs more room than a mouse. */
export const TREE_ROW = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches ? 40 : 24

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 }

function targetOf(key: string, from: number, count: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const by = STEPS[key]
  return by === undefined ? null : from + by
}

/** A tree by the keyboard's rules: up and down move, right opens or goes in, left closes or goes out, Enter picks. */
export function Tree({ label, rows, reveal = null, rowOf, onToggle, onPick, onOpen, onMenu }: TreeProps) {
  const list = useRef<VirtualListHandle>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const found = rows.findIndex((row) => row.id === activeId)
  const active = Math.max(0, found)
  const go = (to: number) => {
    const row = rows.at(Math.max(0, to)) ?? rows.at(-1)
    if (!row) return
    setActiveId(row.id)
    list.current?.reveal(rows.indexOf(row))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that is opened or folded moves nothing
  useEffect(() => {
    const id = reveal === null ? null : rowOf?.(reveal)
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) go(at)
  }, [reveal])
  const outward = () => {
    const depth = rows[active]?.depth ?? 0
    for (let i = active - 1; i >= 0; i--) if ((rows[i]?.depth ?? 0) < depth) return go(i)
  }
  const press = (event: KeyboardEvent, row: TreeRow): boolean => {
    const key = keyAlong(event.key)
    const to = targetOf(key, active, rows.length)
    if (to !== null) go(to)
    else if (key === 'ArrowRight') row.open === false ? onToggle(row.id, true) : go(active + 1)
    else if (key === 'ArrowLeft') row.open ? onToggle(row.id, false) : outward()
    else if (key === 'Enter' && row.group) onToggle(row.id, !row.open)
    else if (key === 'Enter') onOpen ? onOpen(row.id) : onPick(row.id, false)
    else if (key === ' ') onPick(row.id, event.shiftKey)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    if (!press(event, row)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (row: TreeRow, event: MouseEvent) => {
    setActiveId(row.id)
    if (row.group) onToggle(row.id, !row.open)
    else onPick(row.id, event.shiftKey || event.ctrlKey || event.metaKey)
  }
  return (
    <VirtualList
      handle={list}
      className="ui-tree"
      role="tree"
      aria-label={label}
      aria-multiselectable="true"
      aria-activedescendant={rows[active] ? `tree-${rows[active].id}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      count={rows.length}
      rowHeight={TREE_ROW}
      row={(index) => {
        const row = rows[index]
        return (
          row && (
            <Row
              key={row.id}
              row={row}
              active={index === active}
              onToggle={() => onToggle(row.id, !row.open)}
              onClick={(event) => onClick(row, event)}
              onDoubleClick={() => !row.group && onOpen?.(row.id)}
              onContextMenu={(event) => {
                event.preventDefault()
                setActiveId(row.id)
                onMenu?.(row.id, { x: event.clientX, y: event.clientY })
              }}
            />
          )
        )
      }}
    />
  )
}

type RowProps = {
  readonly row: TreeRow
  readonly active: boolean
  readonly onToggle: () => void
  readonly onClick: (event: MouseEvent) => void
  readonly onDoubleClick: () => void
  readonly onContextMenu: (event: MouseEvent) => void
}

function Row({ row, active, onToggle, ...on }: RowProps) {
  return (
    <div
      {...on}
      id={`tree-${row.id}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.depth + 1}
      aria-selected={row.selected ?? false}
      aria-expanded={row.open ?? undefined}
      className="ui-tree-row"
      data-active={active || undefined}
      data-faded={row.faded || undefined}
      data-group={row.group || undefined}
      style={{ '--depth': row.depth, height: TREE_ROW } as React.CSSProperties}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: right and left arrows do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <span
        className="ui-tree-twist"
        onClick={(event) => {
          if (row.open === null || row.group) return
          event.stopPropagation()
          onToggle()
        }}
      >
        {row.open !== null && <Icon name="chevron" size={12} />}
      </span>
      {row.icon && <Icon name={row.icon} size={14} />}
      <span className="ui-tree-label">{row.label}</span>
      {row.detail && <span className="ui-tree-detail">{row.detail}</span>}
    </div>
  )
}
