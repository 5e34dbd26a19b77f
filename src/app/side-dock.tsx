import { expressionCheck, Inspector, type TableTheory } from '#panels'
import { useSession } from '#session'
import { Boundary, Empty, IconButton, Tabs } from '#ui'
import { msg, spoken, t } from '#words'
import { CodeHost } from './code-host.tsx'
import { useApp, useDesk } from './context.tsx'
import type { SideTab } from './desk.ts'

const TABS: readonly { readonly id: SideTab; readonly title: string }[] = [
  { id: 'inspector', title: msg('Inspector') },
  { id: 'code', title: msg('Code') },
]

/** The right dock: what is selected, or the design as code. */
export function SideDock({ dark, theory }: { readonly dark: boolean; readonly theory: TableTheory | null }) {
  const context = useApp()
  const { desk, session } = context
  const side = useDesk((it) => it.side)
  const selected = useSession((it) => it.selection)
  return (
    <aside className="side-dock" aria-label={t('Side panel')}>
      <div className="side-tabs">
        <Tabs
          label={t('Side panel')}
          tabs={spoken(TABS)}
          active={side}
          onChoose={(id) => desk.setState({ side: id })}
        />
        <span className="top-space" />
        <IconButton
          icon="close"
          size="small"
          label={t('Close side panel')}
          onClick={() => session.togglePanel('side', false)}
        />
      </div>
      <div className="side-body">
        <Boundary of={side === 'code' ? side : selected}>
          {side === 'code' ? (
            <CodeHost dark={dark} />
          ) : (
            <Inspector
              checkExpression={expressionCheck(context.design)}
              theory={theory}
              meanwhile={<Empty icon="sliders" title={t('Loading…')} />}
            />
          )}
        </Boundary>
      </div>
    </aside>
  )
}
