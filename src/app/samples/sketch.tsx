import type { Sample } from './index.ts'

const WIDTH = 36
const HEIGHT = 20
const STEP = { x: 48, y: 28 }

/** A design from far away: cards and what joins them. */
export function Sketch({ sketch }: { readonly sketch: Sample['sketch'] }) {
  const corner = (i: number) => {
    const [x = 0, y = 0] = sketch.at[i] ?? []
    return { x: 4 + x * STEP.x, y: 4 + y * STEP.y }
  }
  const path = ([from, to]: readonly [number, number]): string => {
    const [a, b] = [corner(from), corner(to)]
    if (a.x === b.x) return `M${a.x + WIDTH / 2} ${a.y + HEIGHT / 2}V${b.y + HEIGHT / 2}`
    const [start, end] = a.x < b.x ? [a.x + WIDTH, b.x] : [a.x, b.x + WIDTH]
    const half = (start + end) / 2
    return `M${start} ${a.y + HEIGHT / 2}H${half}V${b.y + HEIGHT / 2}H${end}`
  }
  return (
    <svg className="sketch" viewBox="0 0 188 84" aria-hidden="true">
      {sketch.joins.map((join) => (
        <path key={join.join()} d={path(join)} />
      ))}
      {sketch.at.map((at, i) => {
        const { x, y } = corner(i)
        return (
          <g key={at.join()} transform={`translate(${x} ${y})`}>
            <rect width={WIDTH} height={HEIGHT} rx="2.5" />
            <path className="sketch-head" d={`M0 6H${WIDTH}`} />
            <path className="sketch-rows" d="M5 10.5h16M5 14.5h22" />
          </g>
        )
      })}
    </svg>
  )
}
