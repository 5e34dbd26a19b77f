import './head-marks.css'
import { useEngine } from '../engine-context.ts'
import type { Mark } from '../project/scene.ts'
import { Icon } from './icon.tsx'

/** Policies and triggers of a table, which open in the inspector. */
export function HeadMarks({ marks }: { readonly marks: readonly Mark[] }) {
  const engine = useEngine()
  return marks.map((mark) => (
    <button
      key={mark.sort}
      type="button"
      tabIndex={-1}
      className="sw-mark"
      data-sort={mark.sort}
      data-idle={mark.idle || undefined}
      title={mark.said}
      aria-label={mark.said}
      style={{ left: mark.x - 1, width: mark.width }}
      onClick={() => engine.asks.inspect(mark.ids)}
    >
      <Icon name={mark.sort} size={12} />
      <span>{mark.text}</span>
    </button>
  ))
}
