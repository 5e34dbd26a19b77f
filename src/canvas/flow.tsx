import { type Node, ReactFlow, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useSession } from '#session'
import { useEngine } from './engine-context.ts'
import { CardNode } from './nodes/card-node.tsx'
import { MAX_ZOOM, MIN_ZOOM } from './paint/view.ts'
import type { Placed } from './project/scene.ts'

const NODE_TYPES = { card: CardNode }
const NO_EDGES: never[] = []
const PAN_BUTTONS = [1, 2]
/** Who only looks has no use for a marquee. */
const ALL_BUTTONS = [0, 1, 2]
const OPTIONS = { hideAttribution: false }

// React Flow turns the pointer off for nodes that it does not drag or select itself.
const STYLE = { pointerEvents: 'all' } as const

const nodes = new WeakMap<Placed, Node>()

/** React Flow's node for a card where it stands: its size is told, so nothing is measured. */
function nodeOf(it: Placed): Node {
  const known = nodes.get(it)
  if (known) return known
  const { width, height } = it.card
  const node: Node = {
    id: it.id,
    type: 'card',
    position: { x: it.x, y: it.y },
    data: {},
    style: STYLE,
    width,
    height,
    measured: { width, height },
  }
  nodes.set(it, node)
  return node
}

/** Ties the engine's view to React Flow's: it moves the viewport, the picture follows at once. */
function ViewLink() {
  const engine = useEngine()
  const flow = useReactFlow()
  const api = useStoreApi()
  useEffect(() => {
    engine.goTo = ({ x, y, k }, milliseconds = 0) => {
      engine.underWay = milliseconds > 0
      // Not called for a way that something else has ended.
      const arrived = () => (engine.underWay = false)
      void flow.setViewport({ x, y, zoom: k }, milliseconds > 0 ? { duration: milliseconds } : {}).then(arrived)
    }
    let was = api.getState().transform
    const tell = () => {
      const now = api.getState().transform
      if (now === was) return
      was = now
      engine.moved({ x: now[0], y: now[1], k: now[2] })
    }
    engine.moved({ x: was[0], y: was[1], k: was[2] })
    return api.subscribe(tell)
  }, [engine, flow, api])
  return null
}

/** React Flow with the cards that are DOM now, and nothing else: the rest is drawn beneath. */
export function Flow() {
  const engine = useEngine()
  const ids = useStore(engine.mounted, (now) => now.ids)
  const cards = useStore(engine.scenes, (now) => now.scene.cards)
  const editing = useSession((now) => now.editing?.table ?? null)
  const unfolded = useSession((now) => now.unfolded)
  const readOnly = useStore(engine.design.state, (now) => now.readOnly)
  const held = useRef<Node[]>([])
  const shown = useMemo(() => {
    const now = ids.flatMap((id) => {
      const placed = cards.get(id)
      if (!placed) return []
      // What drops down from a cell editor lies over the neighbours, and so does what is unfolded.
      const over = id === editing ? 1000 : unfolded.has(id) ? 500 : 0
      return [over > 0 ? { ...nodeOf(placed), zIndex: over } : nodeOf(placed)]
    })
    const same = now.length === held.current.length && now.every((it, i) => it === held.current[i])
    if (!same) held.current = now
    return held.current
  }, [ids, cards, editing, unfolded])
  return (
    <ReactFlow
      nodes={shown}
      edges={NO_EDGES}
      nodeTypes={NODE_TYPES}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      panOnScroll
      panOnScrollSpeed={1}
      panOnDrag={readOnly ? ALL_BUTTONS : PAN_BUTTONS}
      zoomOnDoubleClick={false}
      onMoveStart={(event) => {
        if (event) engine.underWay = false
      }}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      disableKeyboardA11y
      proOptions={OPTIONS}
      attributionPosition="bottom-left"
    >
      <ViewLink />
    </ReactFlow>
  )
}
