import { drawShape, foldArea, type Shape } from '#model'
import { t } from '#words'
import type { Engine } from '../engine.ts'
import { FOLD_MARK, paintShapes } from '../paint/paint-shapes.ts'
import { HEAD, snap } from '../project/metrics.ts'
import type { ShapeInPlace } from '../project/scene.ts'
import { far, type Gesture, type Moment } from './gesture.ts'

const LEAST = { area: { width: 160, height: 120 }, note: { width: 120, height: 64 } } as const
/** The size of one that was clicked, not drawn. */
export const USUAL = { area: { width: 480, height: 320 }, note: { width: 240, height: 120 } } as const
const EVERYWHERE = { x: -1e7, y: -1e7, right: 1e7, bottom: 1e7 }

function show(engine: Engine, shape: ShapeInPlace): void {
  const { palette } = engine
  if (palette) engine.layer.overlay((ctx, { k }) => paintShapes(ctx, [shape], { palette, k, box: EVERYWHERE }))
}

function between(sort: Shape['sort'], from: Moment, at: Moment): Pick<Shape, 'x' | 'y' | 'width' | 'height'> {
  const x = snap(Math.min(from.canvas.x, at.canvas.x))
  const y = snap(Math.min(from.canvas.y, at.canvas.y))
  const right = snap(Math.max(from.canvas.x, at.canvas.x))
  const bottom = snap(Math.max(from.canvas.y, at.canvas.y))
  return {
    x,
    y,
    width: Math.max(LEAST[sort].width, right - x),
    height: Math.max(LEAST[sort].height, bottom - y),
  }
}

/** Folds an area into one card, or puts back what it stands for. */
export function turnArea(engine: Engine, { id, folded }: ShapeInPlace): void {
  const { diagram } = engine.session.now()
  engine.commit(folded ? t('Unfold area') : t('Fold area'), foldArea(engine.design.design(), diagram, id))
  engine.session.set({ focused: null })
  engine.session.say(folded ? t('Area unfolded') : t('Area folded'))
}

/** Whether a point is at the mark by which an area is folded and unfolded. */
export const atFoldMark = ({ sort, folded, x, y, width }: ShapeInPlace, at: { x: number; y: number }): boolean =>
  sort === 'area' && at.y < y + HEAD && (folded ? at.x < x + FOLD_MARK : at.x > x + width - FOLD_MARK)

/** Draws an area or a note; a click alone makes one of the usual size. Then its text is typed. */
export function drawNewShape(engine: Engine, sort: Shape['sort'], from: Moment): Gesture {
  const shape = (at: Moment): Shape => ({
    sort,
    text: sort === 'area' ? t('Area') : '',
    colour: sort === 'area' ? 'slate' : 'amber',
    ...(far(from.screen, at.screen)
      ? between(sort, from, at)
      : { x: snap(from.canvas.x), y: snap(from.canvas.y), ...USUAL[sort] }),
  })
  return {
    move(at) {
      if (far(from.screen, at.screen)) show(engine, { ...shape(at), id: 'new' })
    },
    end(at) {
      engine.layer.overlay(null)
      const made = drawShape(engine.design.design(), engine.session.now().diagram, { shape: shape(at) })
      engine.commit(sort === 'area' ? t('Add area') : t('Add note'), made.changes)
      engine.session.set({ tool: 'select' })
      engine.session.select([made.shape])
      engine.editShape(made.shape)
    },
    cancel: () => engine.layer.overlay(null),
  }
}

/** Pulls a shape's lower right corner. */
export function resizeShape(engine: Engine, { id, ...was }: ShapeInPlace, from: Moment): Gesture {
  let now: Shape = was
  const clear = () => {
    engine.layer.overlay(null)
    engine.takeAway(new Set())
  }
  return {
    move(at) {
      if (now === was) engine.takeAway(new Set([id]))
      now = {
        ...was,
        width: Math.max(LEAST[was.sort].width, snap(was.width + at.canvas.x - from.canvas.x)),
        height: Math.max(LEAST[was.sort].height, snap(was.height + at.canvas.y - from.canvas.y)),
      }
      show(engine, { ...now, id })
    },
    end() {
      const { diagram } = engine.session.now()
      if (now !== was)
        engine.commit(
          was.sort === 'area' ? t('Resize area') : t('Resize note'),
          drawShape(engine.design.design(), diagram, { id, shape: now }).changes,
        )
      clear()
    },
    cancel: clear,
  }
}
