import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { isMirrored } from '#words'
import './split.css'

type SplitBarProps = {
  readonly label: string
  readonly axis: 'x' | 'y'
  /** The side of the bar on which the pane stands whose size it sets. */
  readonly pane: 'before' | 'after'
  readonly size: number
  readonly min: number
  readonly max: number
  readonly onSize: (size: number) => void
}

/** The bar between two panes: dragged, or moved by arrows (Shift for more). Whoever owns the pane holds its size. */
export function SplitBar({ label, axis, pane, size, min, max, onSize }: SplitBarProps) {
  const [dragging, setDragging] = useState<{ readonly at: number; readonly size: number } | null>(null)
  const mirrored = axis === 'x' && isMirrored()
  const sign = (pane === 'before') === mirrored ? -1 : 1
  const along = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY)
  const set = (to: number) => onSize(Math.round(Math.min(max, Math.max(min, to))))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    set(size + by * sign * (event.shiftKey ? 64 : 16))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can't be dragged or focused; this is the window-splitter pattern
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className="ui-split-bar"
      data-axis={axis}
      data-dragging={dragging ? '' : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging({ at: along(event), size })
      }}
      onPointerMove={(event) => dragging && set(dragging.size + (along(event) - dragging.at) * sign)}
      onPointerUp={() => setDragging(null)}
      onPointerCancel={() => setDragging(null)}
    />
  )
}
