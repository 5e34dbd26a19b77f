import { useCallback, useEffect, useMemo } from 'react'
import type { Id } from '#model'
import { GridPanel, Inspector, NarrowBar, type Problem, ProblemsPanel, type Reviewed, WayPanel } from '#panels'
import { useDesign, useSession } from '#session'
import { Boundary, Empty, later, Menu, SplitBar, Toasts } from '#ui'
import { t } from '#words'
import { contextGroups } from './action-menu.ts'
import { useApp, useDesk } from './context.tsx'
import type { SizeName } from './desk.ts'
import { DiagramTabs } from './diagram-tabs.tsx'
import { Dialogs } from './dialogs.tsx'
import { DropTarget } from './drop-target.tsx'
import { stepFocus } from './focus.ts'
import { goTo } from './go-to.ts'
import { LeftDock } from './left-dock.tsx'
import { OutlineHost } from './outline-host.tsx'
import { useShortcuts } from './shortcuts.ts'
import { SideDock } from './side-dock.tsx'
import { sized } from './sized.ts'
import { type ProblemCounts, StatusBar } from './status-bar.tsx'
import { useTheme } from './theme.ts'
import { TopBar } from './top-bar.tsx'

const FirstPage = later(async () => (await import('./first-page.tsx')).FirstPage)
const PhoneBar = later(async () => (await import('./phone-bar.tsx')).PhoneBar)
const CanvasHost = later(async () => (await import('./canvas-host.tsx')).CanvasHost)

/** The whole window. */
export function Shell({ reviewed }: { readonly reviewed: Reviewed | null }) {
  const problems = reviewed?.problems ?? null
  const context = useApp()
  const dark = useTheme()
  useShortcuts(context)
  const { desk, session } = context
  const start = useDesk((it) => it.start)
  const opening = useDesk((it) => it.opening)
  const sizes = useDesk((it) => it.sizes)
  const menu = useDesk((it) => it.menu)
  const name = useDesign((design) => design.name)
  const panels = useSession((it) => it.panels)
  // While a worker reads the design, what is to show it comes along.
  useEffect(() => {
    if (opening) void Promise.all([CanvasHost.prepare(), Inspector.prepare()])
  }, [opening])
  const outlined = panels.has('outline')
  const size = (name: SizeName) => (value: number) =>
    desk.setState({ sizes: { ...desk.getState().sizes, [name]: value } })
  const go = useCallback((id: Id) => goTo(context, id), [context])
  const closeMenu = useCallback(() => desk.setState({ menu: null }), [desk])
  const counts = useMemo(() => countsOf(problems), [problems])
  return (
    <div className="shell">
      <TopBar />
      {start && opening ? (
        <main className="first">
          <Empty icon="diagram" title={t('Opening the design…')} />
        </main>
      ) : start ? (
        <FirstPage meanwhile={<main className="first" />} />
      ) : (
        <main className="desk">
          <h1 className="ui-hidden">{name}</h1>
          {panels.has('tree') && (
            <>
              <div className="desk-pane" style={sized(sizes.tree)}>
                <LeftDock />
              </div>
              <SplitBar
                label={t('Width of the object tree')}
                axis="x"
                pane="before"
                size={sizes.tree}
                min={160}
                max={520}
                onSize={size('tree')}
              />
            </>
          )}
          <div className="desk-middle">
            <DiagramTabs />
            <div className="desk-stage">
              <div className="desk-canvas" inert={outlined}>
                <Boundary>
                  <CanvasHost
                    problems={problems}
                    meanwhile={<Empty icon="diagram" title={t('Opening the canvas…')} />}
                  />
                </Boundary>
                <Over />
              </div>
              {outlined && (
                <Boundary>
                  <OutlineHost />
                </Boundary>
              )}
            </div>
            {panels.has('grid') && (
              <>
                <SplitBar
                  label={t('Height of the sheet of columns')}
                  axis="y"
                  pane="after"
                  size={sizes.grid}
                  min={120}
                  max={640}
                  onSize={size('grid')}
                />
                <div className="desk-low" style={sized(sizes.grid)}>
                  <Boundary>
                    <GridPanel onClose={() => session.togglePanel('grid', false)} />
                  </Boundary>
                </div>
              </>
            )}
            {panels.has('problems') && (
              <>
                <SplitBar
                  label={t('Height of the problems')}
                  axis="y"
                  pane="after"
                  size={sizes.problems}
                  min={100}
                  max={560}
                  onSize={size('problems')}
                />
                <div className="desk-low" style={sized(sizes.problems)}>
                  <Boundary of={reviewed}>
                    <ProblemsPanel
                      reviewed={reviewed}
                      onGo={go}
                      onClose={() => session.togglePanel('problems', false)}
                    />
                  </Boundary>
                </div>
              </>
            )}
          </div>
          {panels.has('side') && (
            <>
              <SplitBar
                label={t('Width of the side panel')}
                axis="x"
                pane="after"
                size={sizes.side}
                min={260}
                max={900}
                onSize={size('side')}
              />
              <div className="desk-pane" style={sized(sizes.side)}>
                <SideDock dark={dark} theory={reviewed?.theory ?? null} />
              </div>
            </>
          )}
        </main>
      )}
      <StatusBar counts={counts} />
      <PhoneBar />
      {menu && <Menu label={t('Actions')} at={menu} groups={contextGroups(context)} onClose={closeMenu} />}
      <Dialogs reviewed={reviewed} />
      <DropTarget />
      <Toasts />
    </div>
  )
}

/** What stands over the canvas. */
function Over() {
  const context = useApp()
  const narrowed = useSession((it) => it.only !== null)
  const showWay = useCallback((tables: readonly Id[]) => context.canvas()?.fitTo(tables), [context])
  const seeks = useSession((it) => it.way !== null)
  return (
    <>
      {narrowed && <NarrowBar onStep={(by) => stepFocus(context, by)} />}
      {seeks && <WayPanel onShow={showWay} />}
    </>
  )
}

/** A panel's size, for the style sheet: on a small screen it is another's to say. */
const countsOf = (problems: readonly Problem[] | null): ProblemCounts | null =>
  problems && {
    errors: problems.filter((it) => it.severity === 'error').length,
    warnings: problems.filter((it) => it.severity === 'warning').length,
  }
