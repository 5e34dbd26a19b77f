// biome-ignore-all lint/a11y/noNoninteractiveTabindex: role=application takes the keyboard
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus

import { ReactFlowProvider } from '@xyflow/react'
import { msg, t } from '#words'
import '@xyflow/react/dist/base.css'
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Id, Severity } from '#model'
import { useDesignStore, useSession, useSessionStore } from '#session'
import './canvas.css'
import './nodes/card.css'
import './nodes/cell-editor.css'
import { DeletionList } from './deletion-list.tsx'
import { EdgeLabel } from './edge-label.tsx'
import { Engine } from './engine.ts'
import { EngineContext } from './engine-context.ts'
import { Flow } from './flow.tsx'
import { follow } from './follow.ts'
import { listenToClipboard } from './gestures/clipboard.ts'
import { listenToKeys } from './gestures/keyboard.ts'
import { listenToPointer, type OpenMenu } from './gestures/listen.ts'
import { type CanvasHandle, handleOf, openOn } from './handle.ts'
import { keepLit } from './lighting.ts'
import { Minimap } from './minimap.tsx'
import { domId } from './nodes/card-row.tsx'
import { keepMounted } from './nodes/mounter.ts'
import { ShapeEditor } from './nodes/shape-editor.tsx'
import { MONO, SANS } from './project/metrics.ts'
import { keepRouted } from './route/routing.ts'
import { openTestDoor } from './test-door.ts'

const WORKING = msg('Canvas. Arrow keys walk the tables, Enter edits, T makes a table.')
const LOOKING = msg('Canvas. Arrow keys walk the tables, Enter shows the details.')
const FAMILIES = { '--sw-sans': SANS, '--sw-mono': MONO } as CSSProperties

type Props = {
  /** What was right-clicked (or asked for with the menu key), and where on the page. The app shows the menu. */
  readonly onContextMenu?: OpenMenu
  readonly handleRef?: RefObject<CanvasHandle | null>
  /** What to mark, and how badly: tables, columns, keys. */
  readonly findings?: ReadonlyMap<string, Severity>
  /** Selects these and shows them in the inspector. */
  readonly onInspect?: (ids: readonly string[]) => void
  /** Asks before these are dropped with what leans on them. */
  readonly onDrop?: (ids: readonly Id[]) => void
  /** Hears the zoom, in percent, whenever it is another. */
  readonly onZoom?: (percent: number) => void
}

/**
 * A design that was opened by keyboard is gone on with by keyboard: the canvas takes the focus, and shows that with the
 * first key, for whoever opened it by mouse has no use for a ring.
 */
function takeKeys(root: HTMLElement): void {
  root.dataset.quiet = ''
  const loud = () => delete root.dataset.quiet
  root.addEventListener('keydown', loud, { once: true, capture: true })
  root.addEventListener('blur', loud, { once: true })
  root.focus({ preventScroll: true })
}

/** The diagram: every card and edge of it, to be looked at and worked on. */
export function Canvas({ onContextMenu, handleRef, findings, onInspect, onDrop, onZoom }: Props) {
  const design = useDesignStore()
  const session = useSessionStore()
  const [engine] = useState(() => new Engine(design, session))
  const root = useRef<HTMLDivElement>(null)
  const base = useRef<HTMLDivElement>(null)
  const lit = useRef<HTMLCanvasElement>(null)
  const top = useRef<HTMLCanvasElement>(null)
  const menu = useRef(onContextMenu)
  menu.current = onContextMenu
  const readOnly = useStore(design.state, (now) => now.readOnly)
  const tool = useSession((now) => now.tool)
  const active = useSession((now) => now.focused && (now.focused.column ?? now.focused.table))

  useEffect(() => {
    const at = root.current
    if (!at || !base.current || !lit.current || !top.current) return
    const unmount = engine.mount(at, { base: base.current, lit: lit.current, top: top.current })
    const pointer = listenToPointer(engine, at, menu)
    const stops = [
      unmount,
      pointer.stop,
      listenToKeys(engine, at, { menu, cancel: pointer.cancel }),
      keepLit(engine),
      keepMounted(engine),
      keepRouted(engine),
      listenToClipboard(engine, at),
      openTestDoor(engine, at),
      follow(engine),
    ]
    openOn(engine)
    if (document.activeElement === document.body && !design.state.getState().readOnly) takeKeys(at)
    // Not before: until then there is no picture to move.
    if (handleRef) handleRef.current = handleOf(engine)
    return () => {
      if (handleRef) handleRef.current = null
      for (const stop of stops.reverse()) stop()
    }
  }, [engine, handleRef, design])
  useEffect(() => {
    if (onInspect && onDrop) engine.asks = { inspect: onInspect, drop: onDrop }
  }, [engine, onInspect, onDrop])
  useEffect(() => {
    if (!onZoom) return
    let was = 0
    const tell = () => {
      const now = Math.round(engine.view.k * 100)
      if (now !== was) onZoom(now)
      was = now
    }
    tell()
    engine.viewHeard.add(tell)
    return () => {
      engine.viewHeard.delete(tell)
    }
  }, [engine, onZoom])
  useEffect(() => {
    if (findings) engine.setFindings(findings)
  }, [engine, findings])

  return (
    <EngineContext value={engine}>
      <section className="sw-frame" aria-label={t('Diagram')}>
        <div
          ref={root}
          className="sw-canvas"
          role="application"
          dir="ltr"
          aria-label={t(readOnly ? LOOKING : WORKING)}
          aria-activedescendant={active ? domId(active) : undefined}
          tabIndex={0}
          style={FAMILIES}
          data-tool={tool}
          data-read-only={readOnly || undefined}
          data-testid="canvas"
        >
          <div ref={base} className="sw-base" aria-hidden="true" />
          <canvas ref={lit} className="sw-lit" aria-hidden="true" />
          <ReactFlowProvider>
            <Flow />
          </ReactFlowProvider>
          <canvas ref={top} className="sw-top" aria-hidden="true" />
          <ShapeEditor />
          <EdgeLabel />
        </div>
        <Minimap />
        <DeletionList />
      </section>
    </EngineContext>
  )
}
