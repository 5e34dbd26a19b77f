import { useSession } from '#session'
import { Icon, type IconName, MenuButton } from '#ui'
import { msg, t, translated } from '#words'
import { groupsOf, INSERTS } from './action-menu.ts'
import { ACTION_GROUPS, actionOf } from './actions/index.ts'
import { useApp, useDesk } from './context.tsx'

type Button = { readonly label: string; readonly icon: IconName; readonly run: string; readonly panel?: string }
const BUTTONS: readonly Button[] = [
  { label: msg('Objects'), icon: 'outline', run: 'toggle-tree', panel: 'tree' },
  { label: msg('Find'), icon: 'search', run: 'find' },
  { label: msg('Details'), icon: 'sliders', run: 'toggle-inspector', panel: 'side' },
  { label: msg('Problems'), icon: 'warning', run: 'toggle-problems', panel: 'problems' },
  { label: msg('Fit'), icon: 'fit', run: 'fit' },
]

/** What is at hand under the thumb on a small screen: panels as sheets, one at a time, and every action behind More. */
export function PhoneBar() {
  const context = useApp()
  const start = useDesk((it) => it.start)
  const panels = useSession((it) => it.panels)
  return (
    <nav className="phone-bar" aria-label={t('At hand')}>
      {!start &&
        BUTTONS.map(({ label, icon, run, panel }) => (
          <button
            key={run}
            type="button"
            aria-pressed={panel ? panels.has(panel) : undefined}
            onClick={() => void actionOf(run).run(context)}
          >
            <Icon name={icon} size={18} />
            {translated(label)}
          </button>
        ))}
      <MenuButton label={t('More')} groups={() => groupsOf([...new Set([...ACTION_GROUPS, ...INSERTS])], context)}>
        <span className="phone-more">
          <Icon name="more" size={18} />
          {t('More')}
        </span>
      </MenuButton>
    </nav>
  )
}
