import { memoize } from '#base'
import { type Design, type DiagramId, diagramsOf } from '#model'
import { useDesign, useSession } from '#session'
import { IconButton, Tabs } from '#ui'
import { t } from '#words'
import { actionOf } from './actions/index.ts'
import { useApp } from './context.tsx'

const tabsOf = memoize((diagrams: Design['diagrams']) =>
  diagramsOf({ diagrams } as Design).map((it) => ({ id: it.id, title: it.name })),
)

/** The diagrams of the design, where it has more than one. */
export function DiagramTabs() {
  const context = useApp()
  const tabs = useDesign((design) => tabsOf(design.diagrams))
  const active = useSession((it) => it.diagram)
  if (tabs.length < 2) return null
  const choose = (diagram: DiagramId) => {
    context.session.set({ diagram })
    context.session.select([])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way to what the menu has
    <div className="diagram-tabs" onDoubleClick={() => void actionOf('rename-diagram').run(context)}>
      <Tabs label={t('Diagrams')} tabs={tabs} active={active} onChoose={choose} />
      <IconButton
        icon="add"
        size="small"
        label={t('New diagram')}
        onClick={() => void actionOf('new-diagram').run(context)}
      />
    </div>
  )
}
