import { STYLE_NAMES } from '#panels'
import { t } from '#words'
import { useApp } from '../context.tsx'
import { SAMPLES } from './index.ts'
import { openSample } from './open-sample.ts'
import { Sketch } from './sketch.tsx'
import './gallery.css'

/** Whole designs to begin with. */
export function Gallery() {
  const context = useApp()
  return (
    <ul className="gallery">
      {SAMPLES.map((sample) => (
        <li key={sample.id}>
          <button type="button" className="gallery-card" onClick={() => void openSample(context, sample)}>
            <Sketch sketch={sample.sketch} />
            <strong>{t(sample.title)}</strong>
            <span>{t(sample.says)}</span>
            <small>
              {t('{count} table|{count} tables', { count: sample.tables })} · {t(STYLE_NAMES[sample.profile])}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}
