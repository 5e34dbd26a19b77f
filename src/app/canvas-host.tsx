import { useCallback, useEffect, useMemo } from 'react'
import { Canvas } from '#canvas'
import type { Id, Severity } from '#model'
import type { Problem } from '#panels'
import { canvasHandle } from './canvas-handle.ts'
import { useApp } from './context.tsx'

const RANK: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 }

/** The canvas, with the worst finding of each object, and our context menu. */
export function CanvasHost({ problems }: { readonly problems: readonly Problem[] | null }) {
  const { desk, session } = useApp()
  const findings = useMemo(() => {
    const worst = new Map<Id, Severity>()
    for (const { about, severity } of problems ?? []) {
      const known = worst.get(about)
      if (!known || RANK[severity] > RANK[known]) worst.set(about, severity)
    }
    return worst
  }, [problems])
  useEffect(() => desk.setState({ found: findings }), [desk, findings])
  const onInspect = useCallback(
    (ids: readonly string[]) => {
      desk.setState({ side: 'inspector' })
      session.togglePanel('side', true)
      session.select(ids)
    },
    [desk, session],
  )
  const onDrop = useCallback((ids: readonly Id[]) => desk.setState({ dialog: { name: 'drop', ids } }), [desk])
  const onZoom = useCallback((zoom: number) => desk.setState({ zoom }), [desk])
  return (
    <Canvas
      onZoom={onZoom}
      onInspect={onInspect}
      onDrop={onDrop}
      handleRef={canvasHandle}
      findings={findings}
      onContextMenu={(_target, { x, y }) => desk.setState({ menu: { x, y } })}
    />
  )
}
