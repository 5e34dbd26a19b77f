import { createRef, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Canvas, type CanvasHandle, layoutDiagram, placeNew } from '#canvas'
import { createDesignStore, MAIN_DIAGRAM, placeObjects } from '#model'
import { createSessionStore, SessionProvider } from '#session'
import { large, shop } from './designs.ts'
import './tokens.css'

const asked = new URLSearchParams(location.search)
if (asked.get('theme')) document.documentElement.dataset.theme = asked.get('theme') ?? 'light'
const count = Number(asked.get('n') ?? 0)
const design = createDesignStore(count > 0 ? large(count) : shop())
const session = createSessionStore()
const handle = createRef<CanvasHandle>()
const findings = asked.get('findings')
  ? new Map([
      ['table:orders', 'error' as const],
      ['column:orders.total', 'warning' as const],
    ])
  : undefined
const lay = async (options = {}) => {
  const began = performance.now()
  const at = await layoutDiagram(design.design(), MAIN_DIAGRAM, { everything: true, ...options })
  const took = performance.now() - began
  if (at) design.commit('Layout', placeObjects(design.design(), MAIN_DIAGRAM, { at, placed: false }))
  handle.current?.fitAll()
  return took
}
Object.assign(window, { lay, placeNew, design, session, handle })
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <SessionProvider design={design} session={session}>
      <Canvas
        handleRef={handle}
        {...(findings ? { findings } : {})}
        onContextMenu={(target, point) => Object.assign(window, { menu: { target, point } })}
      />
    </SessionProvider>
  </StrictMode>,
)
