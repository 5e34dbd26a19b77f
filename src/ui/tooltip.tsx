import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import './tooltip.css'

type At = { readonly x: number; readonly y: number; readonly above: boolean }

/** Names what is under the pointer or focused, after a moment. The name itself must also be in the element's label. */
export function Tooltip(props: { readonly text: string; readonly keys?: string; readonly children: ReactNode }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [at, setAt] = useState<At | null>(null)
  const hide = () => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    setAt(null)
  }
  const show = (after: number) => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const box = anchor.current?.firstElementChild?.getBoundingClientRect()
      if (!box) return
      const above = box.bottom + 34 > window.innerHeight
      setAt({
        x: Math.min(Math.max(box.left + box.width / 2, 70), window.innerWidth - 70),
        y: above ? box.top - 6 : box.bottom + 6,
        above,
      })
    }, after)
  }
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
    },
    [],
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens; the control inside it is what is focused
    <span
      ref={anchor}
      className="ui-tooltip-anchor"
      onPointerEnter={() => show(450)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(150)}
      onBlur={hide}
    >
      {props.children}
      {at &&
        createPortal(
          <span
            className="ui-tooltip"
            role="tooltip"
            style={{ left: at.x, top: at.y, transform: `translate(-50%, ${at.above ? '-100%' : '0'})` }}
          >
            {props.text}
            {props.keys && <kbd>{props.keys}</kbd>}
          </span>,
          document.body,
        )}
    </span>
  )
}
