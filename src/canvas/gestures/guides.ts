import type { Box } from '../project/scene.ts'
import { firstFrom } from '../route/lines.ts'

/** A line on which things stand, as long as they reach. */
export type Guide = { readonly axis: 'x' | 'y'; readonly at: number; readonly low: number; readonly high: number }

type Sides = { readonly at: number; readonly low: number; readonly high: number }

const sidesOf = (box: Box, axis: 'x' | 'y'): Sides[] => {
  const [from, to, low, high] =
    axis === 'x' ? [box.x, box.right, box.y, box.bottom] : [box.y, box.bottom, box.x, box.right]
  return [from, (from + to) / 2, to].map((at) => ({ at, low, high }))
}

/** Where what is dragged may stand in line with what stays: side to side, middle to middle. */
export class Guides {
  readonly #sides: Readonly<Record<'x' | 'y', { readonly sides: readonly Sides[]; readonly at: readonly number[] }>>

  constructor(still: readonly Box[]) {
    const along = (axis: 'x' | 'y') => {
      const sides = still.flatMap((it) => sidesOf(it, axis)).sort((a, b) => a.at - b.at)
      return { sides, at: sides.map((it) => it.at) }
    }
    this.#sides = { x: along('x'), y: along('y') }
  }

  /** How far a box has to shift along an axis to stand in line; null where nothing is near enough. */
  shift(box: Box, axis: 'x' | 'y', reach: number): number | null {
    let best: number | null = null
    for (const { at } of sidesOf(box, axis)) {
      const all = this.#sides[axis].at
      const next = firstFrom(all, at)
      for (const other of [all[next - 1], all[next]]) {
        const by = other === undefined ? Infinity : other - at
        if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by
      }
    }
    return best
  }

  /** The lines on which a box stands together with others. */
  lines(box: Box): Guide[] {
    return (['x', 'y'] as const).flatMap((axis) =>
      sidesOf(box, axis).flatMap(({ at, low, high }) => {
        const { sides, at: all } = this.#sides[axis]
        let [from, to, found] = [low, high, false]
        for (let i = firstFrom(all, at - 0.5); i < sides.length && (all[i] as number) <= at + 0.5; i++) {
          from = Math.min(from, sides[i]?.low ?? from)
          to = Math.max(to, sides[i]?.high ?? to)
          found = true
        }
        return found ? [{ axis, at, low: from, high: to }] : []
      }),
    )
  }
}
