import { useEffect, useRef, useState } from 'react'
import { drawShape } from '#model'
import { t } from '#words'
import { useEngine, useScene } from '../engine-context.ts'

/** The field in which an area's name or a note's text is typed, over the shape. */
export function ShapeEditor() {
  const engine = useEngine()
  const [id, setId] = useState<string | null>(null)
  const shape = useScene((scene) => (id === null ? null : (scene.shapes.find((it) => it.id === id) ?? null)))
  const [view, setView] = useState(engine.view)
  const field = useRef<HTMLTextAreaElement>(null)
  const gone = useRef(false)
  useEffect(() => {
    engine.editShape = (next) => {
      gone.current = false
      setView(engine.view)
      setId(next)
    }
    const follow = () => setView(engine.view)
    engine.viewHeard.add(follow)
    return () => {
      engine.viewHeard.delete(follow)
    }
  }, [engine])
  const editing = shape !== null
  useEffect(() => {
    if (!editing) return
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [editing])
  if (!shape) return null
  const close = (keep: boolean) => {
    if (gone.current) return
    gone.current = true
    const text = field.current?.value ?? shape.text
    setId(null)
    engine.root?.focus({ preventScroll: true })
    if (!keep || text === shape.text) return
    const { id: about, ...rest } = shape
    const { diagram } = engine.session.now()
    const made = drawShape(engine.design.design(), diagram, { id: about, shape: { ...rest, text } })
    engine.commit(shape.sort === 'area' ? t('Edit area') : t('Edit note'), made.changes)
  }
  const { k } = view
  const height = shape.sort === 'area' ? 32 : shape.height
  return (
    <textarea
      ref={field}
      data-own=""
      className="sw-shape-editor nowheel"
      data-sort={shape.sort}
      defaultValue={shape.text}
      maxLength={20_000}
      aria-label={shape.sort === 'area' ? t('Area name') : t('Note')}
      style={{
        width: shape.width,
        height,
        transform: `translate(${shape.x * k + view.x}px, ${shape.y * k + view.y}px) scale(${k})`,
      }}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close(false)
        if (event.key === 'Enter' && (shape.sort === 'area' || event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          close(true)
        }
      }}
    />
  )
}
