import type { Id } from '#model'
import type { Engine } from '../engine.ts'
import { READING, seen } from '../paint/view.ts'

const A_FRAME = 4
const MOST = 80

/** The cards that are DOM at any zoom: where the keyboard or a cell editor is. */
function always(engine: Engine): Id[] {
  const { focused, editing } = engine.session.now()
  return [focused?.table, editing?.table].flatMap((id) => (id && engine.placed(id) ? [id] : []))
}

/** The cards that should be DOM now, the nearest to the middle first. */
function wanted(engine: Engine): Id[] {
  const pinned = always(engine)
  const { view, layer } = engine
  if (view.k < READING) return [...new Set(pinned)]
  const box = seen(view, layer.size, 40)
  const [cx, cy] = [(box.x + box.right) / 2, (box.y + box.bottom) / 2]
  const near = engine.scene.grid
    .within(box)
    .map((it) => ({ id: it.id, far: Math.abs((it.x + it.right) / 2 - cx) + Math.abs((it.y + it.bottom) / 2 - cy) }))
    .sort((a, b) => a.far - b.far)
  const { hovered } = engine.session.now()
  const first = hovered && engine.placed(hovered) ? [hovered as Id] : []
  return [...new Set([...pinned, ...first, ...near.map((it) => it.id)])].slice(0, MOST)
}

/** Mounts and unmounts DOM cards over the drawn ones, a few a frame, and only while the view rests. */
export function keepMounted(engine: Engine): () => void {
  let frame = 0
  const step = () => {
    frame = 0
    const target = wanted(engine)
    const held = engine.mounted.getState().ids
    const keep = new Set(target)
    const left = held.filter((id) => keep.has(id))
    const here = new Set(left)
    const fresh = target.filter((id) => !here.has(id))
    const gone = held.length - left.length
    if (gone === 0 && fresh.length === 0) return
    engine.mounted.setState({ ids: [...left, ...fresh.slice(0, A_FRAME)] })
    if (fresh.length > A_FRAME) frame = requestAnimationFrame(step)
  }
  const ask = () => {
    if (!frame) frame = requestAnimationFrame(step)
  }
  engine.settled = ask
  const stop = engine.session.state.subscribe((now, was) => {
    if (now.focused !== was.focused || now.editing !== was.editing) ask()
  })
  ask()
  return () => {
    cancelAnimationFrame(frame)
    engine.settled = () => undefined
    stop()
  }
}
