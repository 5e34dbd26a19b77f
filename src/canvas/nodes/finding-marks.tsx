import { useStore } from 'zustand'
import './finding-marks.css'
import { useEngine } from '../engine-context.ts'
import { HEAD, ROW } from '../project/metrics.ts'
import type { Card } from '../project/scene.ts'

/** What the problems pane has to say about a card and its rows, as marks. */
export function FindingMarks({ card }: { card: Card }) {
  const findings = useStore(useEngine().scenes, (now) => now.findings)
  const own = findings.get(card.id)
  return (
    <>
      {own && <i className="sw-finding" data-severity={own} role="img" aria-label={own} />}
      {card.rows.map((row, i) => {
        const severity = findings.get(row.id)
        return severity ? (
          <i
            key={row.id}
            className="sw-row-finding"
            data-severity={severity}
            role="img"
            aria-label={severity}
            style={{ top: HEAD + 4 + i * ROW, height: ROW - 6 }}
          />
        ) : null
      })}
    </>
  )
}
