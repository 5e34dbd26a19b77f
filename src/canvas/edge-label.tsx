import { useEffect, useState } from 'react'
import { type Design, type Id, object } from '#model'
import { useSession } from '#session'
import { t } from '#words'
import type { Engine } from './engine.ts'
import { useEngine } from './engine-context.ts'
import { seen } from './paint/view.ts'
import type { Edge } from './project/scene.ts'

type Label = { readonly title: string; readonly lines: readonly string[]; readonly x: number; readonly y: number }

const nameOf = (design: Design, id: Id): string => object(design, id)?.name ?? ''

/** `user_id → users.id`, and what happens to the row when the other one goes. */
function wordsOf(design: Design, edge: Edge): Pick<Label, 'title' | 'lines'> {
  if (edge.bundle) return { title: t('{count} relationship|{count} relationships', { count: edge.bundle }), lines: [] }
  const ends = `${nameOf(design, edge.from)} → ${nameOf(design, edge.to)}`
  const key = object(design, edge.id)
  if (key?.kind !== 'foreign-key') return { title: ends, lines: [t('is made of it')] }
  const columns = (ids: readonly Id[]) => ids.map((id) => nameOf(design, id)).join(', ')
  const acts = [
    key.onDelete === 'no action' ? '' : `ON DELETE ${key.onDelete.toUpperCase()}`,
    key.onUpdate === 'no action' ? '' : `ON UPDATE ${key.onUpdate.toUpperCase()}`,
  ].filter(Boolean)
  const lines = [
    `${nameOf(design, edge.from)} (${columns(key.columns)}) → ${nameOf(design, edge.to)} (${columns(key.targetColumns)})`,
    ...(acts.length > 0 ? [acts.join(' · ')] : []),
  ]
  return { title: key.name, lines }
}

/** The middle of the longest stretch of an edge that is in sight, in pixels of the screen. */
function anchorOf(engine: Engine, { points }: Edge): { x: number; y: number } | null {
  const { view } = engine
  const box = seen(view, engine.layer.size, -40)
  let longest = 0
  let found: { x: number; y: number } | null = null
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = points.slice(i, i + 4) as [number, number, number, number]
    const [left, right] = [Math.max(box.x, Math.min(ax, bx)), Math.min(box.right, Math.max(ax, bx))]
    const [top, bottom] = [Math.max(box.y, Math.min(ay, by)), Math.min(box.bottom, Math.max(ay, by))]
    const length = right - left + bottom - top
    if (right < left || bottom < top || length <= longest) continue
    longest = length
    found = { x: ((left + right) / 2) * view.k + view.x, y: ((top + bottom) / 2) * view.k + view.y }
  }
  return found
}

const HOVER_MS = 250

/** What the edge under the pointer is: its name, its columns, what a delete does. */
export function EdgeLabel() {
  const engine = useEngine()
  const hovered = useSession((it) => it.hovered)
  const [label, setLabel] = useState<Label | null>(null)
  useEffect(() => {
    const hide = () => setLabel(null)
    const edge = hovered ? engine.scene.edges.get(hovered as Id) : undefined
    if (!edge) return hide()
    const timer = window.setTimeout(() => {
      const at = anchorOf(engine, edge)
      if (at) setLabel({ ...wordsOf(engine.design.design(), edge), ...at })
    }, HOVER_MS)
    engine.viewHeard.add(hide)
    return () => {
      window.clearTimeout(timer)
      engine.viewHeard.delete(hide)
      hide()
    }
  }, [engine, hovered])
  if (!label) return null
  return (
    <div className="sw-edge-label" role="tooltip" style={{ left: label.x, top: label.y }}>
      <strong>{label.title}</strong>
      {label.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
