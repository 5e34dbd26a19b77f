import type { DiagramId } from '#model'
import type { Engine } from './engine.ts'
import { openOn } from './handle.ts'
import type { View } from './paint/view.ts'
import { MONO, SANS } from './project/metrics.ts'

/** Reads the colours again when the system's or the page's theme changes. */
function followTheme(engine: Engine): () => void {
  const read = () => engine.readTheme()
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', read)
  const forced = window.matchMedia('(forced-colors: active)')
  forced.addEventListener('change', read)
  const page = new MutationObserver(read)
  page.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'data-theme', 'data-contrast'],
  })
  return () => {
    system.removeEventListener('change', read)
    forced.removeEventListener('change', read)
    page.disconnect()
  }
}

/** Measures again when a font of the cards arrives, since they are as wide as their texts. */
function followFonts(engine: Engine): () => void {
  const measure = ({ fontfaces }: FontFaceSetLoadEvent) => {
    const ours = fontfaces.some(({ family }) => `${SANS}, ${MONO}`.includes(family.replace(/^"|"$/g, '')))
    if (ours) engine.measureAnew()
  }
  document.fonts.addEventListener('loadingdone', measure)
  return () => document.fonts.removeEventListener('loadingdone', measure)
}

/** Makes the picture follow the design, the diagram shown and the detail; each diagram keeps its view. */
export function follow(engine: Engine): () => void {
  const views = new Map<DiagramId, View>()
  const stops = [
    engine.design.state.subscribe(() => engine.refresh()),
    engine.design.listen(({ changes }) => {
      if (changes !== null) return
      views.clear()
      engine.refresh()
      openOn(engine)
    }),
    engine.session.state.subscribe((now, was) => {
      if (
        now.diagram === was.diagram &&
        now.detail === was.detail &&
        now.unfolded === was.unfolded &&
        now.only === was.only
      )
        return
      views.set(was.diagram, engine.view)
      engine.refresh()
      if (now.diagram === was.diagram) return
      const view = views.get(now.diagram)
      if (view) engine.goTo(view)
      else openOn(engine)
    }),
    followTheme(engine),
    followFonts(engine),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
