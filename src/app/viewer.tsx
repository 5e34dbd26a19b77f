import { useCallback } from 'react'
import { equal } from '#base'
import { diagramsOf, type Id, rootsOf } from '#model'
import { DetailsPanel, WayPanel } from '#panels'
import { useDesign, useSession } from '#session'
import { Boundary, Button, Empty, Icon, IconButton, later, Menu, Select, SplitBar, Toasts } from '#ui'
import { t } from '#words'
import { contextGroups } from './action-menu.ts'
import { actionOf } from './actions/index.ts'
import { CodeHost } from './code-host.tsx'
import { useApp, useDesk } from './context.tsx'
import { Dialogs } from './dialogs.tsx'
import { goTo } from './go-to.ts'
import { readPlaceLink } from './place-link.ts'
import { useShortcuts } from './shortcuts.ts'
import { sized } from './sized.ts'
import { useTheme } from './theme.ts'
import './viewer.css'

const CanvasHost = later(async () => (await import('./canvas-host.tsx')).CanvasHost)
const isFramed = window.top !== window

/** A design that someone sent to be looked at: the diagram, what is selected in words, and the way to a copy. */
export function Viewer() {
  const context = useApp()
  const dark = useTheme()
  useShortcuts(context)
  const { desk, session } = context
  const start = useDesk((it) => it.start)
  const menu = useDesk((it) => it.menu)
  const name = useDesign((design) => design.name)
  const tables = useDesign((design) => rootsOf(design, 'table').length)
  const seeks = useSession((it) => it.way !== null)
  const code = actionOf('toggle-code')
  const side = useDesk((it) => it.side)
  const readsCode = useSession((it) => it.panels.has('side')) && side === 'code'
  const said = useSession((it) => it.status)
  const showWay = useCallback((ids: readonly Id[]) => context.canvas()?.fitTo(ids), [context])
  return (
    <div className="shell viewer">
      <header className="top-bar">
        <span className="top-mark" aria-hidden="true">
          <Icon name="diagram" size={15} />
        </span>
        <h1>{name}</h1>
        <span className="viewer-count">{t('{count} table|{count} tables', { count: tables })}</span>
        <Diagrams />
        <span className="top-space" />
        {!start && (
          <>
            <IconButton icon="code" label={t('Code')} aria-pressed={readsCode} onClick={() => void code.run(context)} />
            <IconButton icon="search" label={t('Find a table')} onClick={() => void actionOf('find').run(context)} />
            <IconButton icon="fit" label={t('Show everything')} onClick={() => void actionOf('fit').run(context)} />
          </>
        )}
        <CopyToEdit />
      </header>
      <main className="viewer-main">
        {start ? (
          <Empty icon="diagram" title={t('Opening…')} />
        ) : (
          <>
            <div className="viewer-stage">
              <Boundary>
                <CanvasHost problems={null} meanwhile={<Empty icon="diagram" title={t('Opening…')} />} />
              </Boundary>
              <div className="viewer-details">
                <DetailsPanel onGo={(id) => goTo(context, id)} onClose={() => session.select([])} />
              </div>
              {seeks && <WayPanel onShow={showWay} />}
            </div>
            {readsCode && <CodePane dark={dark} />}
          </>
        )}
      </main>
      <span className="ui-hidden" role="status" aria-live="polite" key={said.count}>
        {said.text}
      </span>
      {menu && (
        <Menu
          label={t('Actions')}
          at={menu}
          groups={contextGroups(context).filter((it) => it.items.length > 0)}
          onClose={() => desk.setState({ menu: null })}
        />
      )}
      <Dialogs reviewed={null} />
      <Toasts />
    </div>
  )
}

/** The same design in each language, to be read and copied. */
function CodePane({ dark }: { readonly dark: boolean }) {
  const { desk, session } = useApp()
  const sizes = useDesk((it) => it.sizes)
  return (
    <>
      <SplitBar
        label={t('Width of the side panel')}
        axis="x"
        pane="after"
        size={sizes.side}
        min={260}
        max={900}
        onSize={(side) => desk.setState({ sizes: { ...sizes, side } })}
      />
      <aside className="viewer-code" aria-label={t('Side panel')} style={sized(sizes.side)}>
        <header>
          <h2>{t('Code')}</h2>
          <IconButton
            icon="close"
            size="small"
            label={t('Close side panel')}
            onClick={() => session.togglePanel('side', false)}
          />
        </header>
        <CodeHost dark={dark} />
      </aside>
    </>
  )
}

function Diagrams() {
  const { session } = useApp()
  const diagrams = useDesign((design) => diagramsOf(design), equal)
  const active = useSession((it) => it.diagram)
  if (diagrams.length < 2) return null
  return (
    <Select
      quiet
      aria-label={t('Diagram')}
      value={active}
      options={diagrams.map((it) => ({ value: it.id, label: it.name }))}
      onChoose={(diagram) => session.set({ diagram })}
    />
  )
}

/** In a frame a copy opens in a tab of its own, where the browser keeps it. */
function CopyToEdit() {
  const { design, desk } = useApp()
  const { fragment } = readPlaceLink(location.hash.slice(1))
  if (isFramed)
    return (
      <a className="ui-button" data-look="primary" href={`#${fragment}`} target="_blank" rel="noreferrer">
        {t('Open a copy to edit')}
      </a>
    )
  const open = () => {
    history.replaceState(null, '', location.pathname + location.search)
    desk.setState({ start: false, designId: null })
    design.open(design.design())
  }
  return (
    <Button look="primary" icon="edit" onClick={open}>
      {t('Open a copy to edit')}
    </Button>
  )
}
