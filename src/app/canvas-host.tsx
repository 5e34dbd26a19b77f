import { useCallback, useMemo } from 'react'
import { Canvas } from '#canvas'
import type { Id, Severity } from '#model'
import type { Problem } from '#panels'
import { canvasHandle } from './canvas-handle.ts'
import { useApp } from './context.tsx'

const WORST: readonly Severity[] = ['info', 'warning', 'error']

/** The canvas, with the worst finding of each object, and our context menu. */
export function CanvasHost({ problems }: { readonly problems: readonly Problem[] | null }) {
  const { desk } = useApp()
  const findings = useMemo(() => {
    const worst = new Map<Id, Severity>()
    for (const { about, severity } of problems ?? [])
      if (WORST.indexOf(severity) > WORST.indexOf(worst.get(about) ?? 'info') || !worst.has(about))
        worst.set(about, severity)
    return worst
  }, [problems])
  const onZoom = useCallback((zoom: number) => desk.setState({ zoom }), [desk])
  return (
    <Canvas
      onZoom={onZoom}
      handleRef={canvasHandle}
      findings={findings}
      onContextMenu={(_target, { x, y }) => desk.setState({ menu: { x, y } })}
    />
  )
}
