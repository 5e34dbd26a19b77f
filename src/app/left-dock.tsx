import { useCallback } from 'react'
import type { Id } from '#model'
import { FilterPanel, FindPanel, TreePanel } from '#panels'
import { useSession } from '#session'
import { Badge, Boundary, Empty, type Tab, Tabs } from '#ui'
import { t } from '#words'
import { groupsOf, INSERTS } from './action-menu.ts'
import { useApp, useDesk } from './context.tsx'
import type { LeftTab } from './desk.ts'
import { goTo } from './go-to.ts'

const Loading = () => <Empty icon="search" title={t('Loading…')} />

/** The left dock: the design's objects, what was found in it, and what the diagram shows of it. */
export function LeftDock() {
  const context = useApp()
  const { desk } = context
  const left = useDesk((it) => it.left)
  const finding = useDesk((it) => it.finding)
  const narrowed = useSession((it) => it.only !== null)
  const go = useCallback((id: string) => goTo(context, id as Id), [context])
  const tabs: readonly Tab<LeftTab>[] = [
    { id: 'objects', title: t('Objects') },
    { id: 'find', title: t('Find') },
    { id: 'filter', title: t('Filter'), ...(narrowed ? { badge: <Badge tone="info">{t('on')}</Badge> } : {}) },
  ]
  return (
    <aside className="left-dock" aria-label={t('Left panel')}>
      <div className="side-tabs">
        <Tabs label={t('Left panel')} tabs={tabs} active={left} onChoose={(id) => desk.setState({ left: id })} />
      </div>
      <div className="side-body">
        <Boundary of={left}>
          {left === 'objects' ? (
            <TreePanel
              onGo={go}
              onMenu={(at) => desk.setState({ menu: at })}
              addable={() => groupsOf(INSERTS, context)}
            />
          ) : left === 'find' ? (
            <FindPanel scope={finding} onGo={go} meanwhile={<Loading />} />
          ) : (
            <FilterPanel meanwhile={<Loading />} />
          )}
        </Boundary>
      </div>
    </aside>
  )
}
