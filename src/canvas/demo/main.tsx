import { createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { Canvas, type CanvasHandle } from '#canvas'
import { createDesignStore } from '#model'
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
Object.assign(window, { design, session, handle })
createRoot(document.getElementById('root') as HTMLElement).render(
  <SessionProvider design={design} session={session}>
    <Canvas
      handleRef={handle}
      {...(findings ? { findings } : {})}
      onContextMenu={(target, point) => Object.assign(window, { menu: { target, point } })}
    />
  </SessionProvider>,
)
