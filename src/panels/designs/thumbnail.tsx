import { type Design, diagramsOf, foreignKeysOf, type Id, tablesOf } from '#model'

const CARD = { width: 190, height: 130 }
const MOST = 300

/** A small picture of a design's first diagram: a block a table, a line a foreign key. */
export function Thumbnail({ design }: { readonly design: Design }) {
  const places = diagramsOf(design)[0]?.places
  const cards = tablesOf(design)
    .flatMap((it) => {
      const place = places?.get(it.id)
      return place ? [{ id: it.id as Id, x: place.x, y: place.y, colour: place.colour ?? 'slate' }] : []
    })
    .slice(0, MOST)
  if (cards.length === 0) return <svg aria-hidden="true" viewBox="0 0 200 100" />
  const at = new Map(cards.map((card) => [card.id, card]))
  const left = Math.min(...cards.map((it) => it.x))
  const top = Math.min(...cards.map((it) => it.y))
  const right = Math.max(...cards.map((it) => it.x)) + CARD.width
  const bottom = Math.max(...cards.map((it) => it.y)) + CARD.height
  const lines = cards.flatMap((card) =>
    foreignKeysOf(design, card.id).flatMap((key) => {
      const to = at.get(key.target)
      return to ? [{ id: key.id, from: card, to }] : []
    }),
  )
  const middle = (card: { x: number; y: number }) => ({ x: card.x + CARD.width / 2, y: card.y + CARD.height / 2 })
  return (
    <svg aria-hidden="true" viewBox={`${left - 60} ${top - 60} ${right - left + 120} ${bottom - top + 120}`}>
      {lines.map(({ id, from, to }) => (
        <line
          key={id}
          x1={middle(from).x}
          y1={middle(from).y}
          x2={middle(to).x}
          y2={middle(to).y}
          stroke="var(--edge)"
          strokeWidth={6}
        />
      ))}
      {cards.map((card) => (
        <g key={card.id}>
          <rect
            {...CARD}
            x={card.x}
            y={card.y}
            rx={12}
            fill="var(--card)"
            stroke="var(--line-strong)"
            strokeWidth={5}
          />
          <rect
            x={card.x}
            y={card.y}
            width={CARD.width}
            height={34}
            rx={12}
            fill={`var(--colour-${card.colour})`}
            opacity={0.75}
          />
        </g>
      ))}
    </svg>
  )
}
