import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useStore } from 'zustand'
import { createDesignStore, emptyDesign } from '#model'
import { createSessionStore, SessionProvider, type Theme } from '#session'
import { Boundary, Broken, Button, later, toast } from '#ui'
import { t } from '#words'
import { type ActionContext, actionOf } from './actions/index.ts'
import { canvasHandle } from './canvas-handle.ts'
import { AppProvider } from './context.tsx'
import { createDesk } from './desk.ts'
import { keepDiagram } from './diagrams.ts'
import { startAutosave } from './keep/autosave.ts'
import { startKeeper } from './keep/keeper.ts'
import { followPlaceLinks, openFirst } from './keep/open-kept.ts'
import { startLanguage, useLanguage } from './language.ts'
import { lookAhead } from './look-ahead.ts'
import { workOffline } from './offline/work-offline.ts'
import { isSmall, keepOneSheet } from './one-sheet.ts'
import { readSaved, writeSaved } from './saved.ts'
import { sayFailures } from './say-failures.ts'
import { Shell } from './shell.tsx'
import { startNarrowing } from './start-narrowing.ts'
import { useProblems } from './use-problems.ts'
import { rememberVisited } from './visited.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import './app.css'
import './small-screen.css'

const design = createDesignStore(emptyDesign())
const panels = readSaved<{ open: readonly string[] }>('panels')?.open ?? ['tree', 'side']
const { theme, contrast } = readSaved<{ theme: Theme; contrast: boolean }>('theme') ?? {}
const session = createSessionStore({
  panels: new Set(isSmall() ? [] : panels),
  theme: theme ?? 'system',
  contrast: contrast === true,
})
const context: ActionContext = {
  design,
  session,
  desk: createDesk(),
  keeper: startKeeper(design),
  visited: rememberVisited({ design, session, view: () => canvasHandle.current?.view() ?? null }),
  canvas: () => canvasHandle.current,
}

session.state.subscribe((now, was) => {
  // A sheet over the diagram is put away with the visit.
  if (now.panels !== was.panels && !isSmall()) writeSaved('panels', { open: [...now.panels] })
})
sayFailures()
startAutosave(context)
keepOneSheet(session)
keepDiagram(context)
startNarrowing(context)
lookAhead(design)
followPlaceLinks(context)
openFirst(context).catch(() => toast(t('The last design could not be opened.'), { tone: 'error' }))

const Viewer = later(async () => (await import('./viewer.tsx')).Viewer)

function App() {
  const readOnly = useStore(design.state, (it) => it.readOnly)
  return (
    <Boundary instead={(problem, again) => <BrokenWindow problem={problem} onAgain={again} />}>
      {readOnly ? <Viewer /> : <Desk />}
    </Boundary>
  )
}

/** Where the whole window can't be drawn, what was made can still be taken away. */
function BrokenWindow(broken: { readonly problem: unknown; readonly onAgain: () => void }) {
  const save = actionOf('save-file')
  return (
    <Broken {...broken}>
      <Button onClick={() => void save.run(context)}>{t('Save design file')}</Button>
    </Broken>
  )
}

function Desk() {
  return <Shell reviewed={useProblems()} />
}

/** Drawn anew in another language; all that someone does is held outside. */
function Spoken() {
  return <App key={useLanguage()} />
}

await startLanguage()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <SessionProvider design={design} session={session}>
        <AppProvider value={context}>
          <Spoken />
        </AppProvider>
      </SessionProvider>
    </StrictMode>,
  )

workOffline()
