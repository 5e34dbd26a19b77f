import { useStore } from 'zustand'
import { intend, PROFILES, setFacts } from '#model'
import { STYLE_NAMES } from '#panels'
import { useDesign, useDesignStore, useSession } from '#session'
import { Button, Icon, IconButton, MenuButton, Select, TextInput } from '#ui'
import { msg, t, translated } from '#words'
import { groupsOf, INSERTS } from './action-menu.ts'
import { type Action, type ActionGroup, actionOf } from './actions/index.ts'
import { mayRun, titleOf, useApp, useDesk } from './context.tsx'
import { showKeys } from './keys.ts'

const MENUS: readonly { readonly title: string; readonly groups: readonly ActionGroup[] }[] = [
  { title: msg('File'), groups: ['File'] },
  { title: msg('Edit'), groups: ['Edit', 'Convert'] },
  { title: msg('Insert'), groups: [...INSERTS, 'Tools'] },
  { title: msg('View'), groups: ['View', 'Diagrams'] },
  { title: msg('Arrange'), groups: ['Arrange', 'Align'] },
  { title: msg('Help'), groups: ['Help', 'Language'] },
]

const TOOLS = ['tool-select', 'tool-table', 'tool-foreign-key', 'tool-many-to-many', 'tool-area', 'tool-note'] as const

/** Menus, the design's name, tools, undo, and sharing. */
export function TopBar() {
  const context = useApp()
  const start = useDesk((it) => it.start)
  return (
    <header className="top-bar">
      <span className="top-mark" aria-hidden="true">
        <Icon name="diagram" size={15} />
      </span>
      <nav className="top-menus" aria-label={t('Menu')}>
        {MENUS.map(({ title, groups }) => (
          <MenuButton key={title} label={translated(title)} groups={() => groupsOf(groups, context)}>
            {translated(title)}
          </MenuButton>
        ))}
      </nav>
      <span className="top-line" />
      <DesignName />
      {!start && (
        <div className="top-group top-travel">
          <Travel action={actionOf('go-back')} />
          <Travel action={actionOf('go-forward')} />
        </div>
      )}
      <span className="top-space" />
      {!start && (
        <div className="top-work">
          <div className="top-group" role="toolbar" aria-label={t('Tools')}>
            {TOOLS.map((id) => (
              <ToolButton key={id} action={actionOf(id)} />
            ))}
            <MenuButton iconOnly label={t('Add')} groups={() => groupsOf(INSERTS, context)}>
              <Icon name="add" />
            </MenuButton>
          </div>
          <div className="top-group">
            <History action={actionOf('undo')} />
            <History action={actionOf('redo')} />
          </div>
        </div>
      )}
      <span className="top-space" />
      <div className="top-end">
        <button
          type="button"
          className="top-find"
          aria-label={t('Find or run…')}
          onClick={() => void actionOf('find').run(context)}
        >
          <Icon name="search" size={14} />
          <span>{t('Find or run…')}</span>
          <kbd>{showKeys('Mod+K')}</kbd>
        </button>
        <ProfileChooser />
        <MenuButton iconOnly label={t('Language')} groups={() => groupsOf(['Language'], context)}>
          <Icon name="globe" />
        </MenuButton>
        <ThemeButton />
        <Button
          className="top-share"
          look="primary"
          icon="share"
          aria-label={t('Share')}
          onClick={() => void actionOf('share-link').run(context)}
        >
          <span>{t('Share')}</span>
        </Button>
      </div>
    </header>
  )
}

function DesignName() {
  const store = useDesignStore()
  const name = useDesign((design) => design.name)
  return (
    <TextInput
      quiet
      className="top-name"
      aria-label={t('Name of the design')}
      value={name}
      onCommit={(next) =>
        store.commit(t('rename design'), setFacts(store.design(), { name: next.trim() || t('Untitled') }))
      }
    />
  )
}

function ToolButton({ action }: { readonly action: Action }) {
  const context = useApp()
  useSession((it) => it.tool)
  const keys = action.keys?.[0]
  return (
    <IconButton
      icon={action.icon ?? 'cursor'}
      label={titleOf(action, context)}
      {...(keys ? { keys: showKeys(keys) } : {})}
      aria-pressed={action.checked?.(context) ?? false}
      onClick={() => void action.run(context)}
    />
  )
}

function Travel({ action }: { readonly action: Action }) {
  const context = useApp()
  useStore(context.visited.trail, (it) => it)
  return (
    <IconButton
      icon={action.icon ?? 'previous'}
      label={titleOf(action, context)}
      keys={showKeys(action.keys?.[0] ?? '')}
      disabled={!mayRun(action, context)}
      onClick={() => void action.run(context)}
    />
  )
}

function History({ action }: { readonly action: Action }) {
  const context = useApp()
  useStore(context.design.state, (it) => `${it.past.length} ${it.past.at(-1)?.label} ${it.future.length}`)
  return (
    <IconButton
      icon={action.icon ?? 'back'}
      label={titleOf(action, context)}
      keys={showKeys(action.keys?.[0] ?? '')}
      disabled={!mayRun(action, context)}
      onClick={() => void action.run(context)}
    />
  )
}

function ProfileChooser() {
  const { desk } = useApp()
  const store = useDesignStore()
  const entry = useDesign((design) => design.intent.get('profile'))
  const now = entry?.sort === 'profile' ? entry : null
  return (
    <>
      <Select
        quiet
        className="top-profile"
        aria-label={t('Style that the design is judged by')}
        title={t('Style that the design is judged by')}
        value={now?.extends ?? 'default'}
        options={PROFILES.map((it) => ({ value: it, label: t(STYLE_NAMES[it]) }))}
        onChoose={(profile) =>
          store.commit(
            t('choose style'),
            intend(store.design(), {
              sort: 'profile',
              extends: profile,
              severities: now?.severities ?? {},
              options: now?.options ?? {},
            }),
          )
        }
      />
      <IconButton
        icon="sliders"
        label={t('Style and rules…')}
        onClick={() => desk.setState({ dialog: { name: 'style' } })}
      />
    </>
  )
}

const THEME_ICON = { system: 'system', light: 'sun', dark: 'moon' } as const

function ThemeButton() {
  const context = useApp()
  const theme = useSession((it) => it.theme)
  const next = { system: 'light', light: 'dark', dark: 'system' } as const
  return (
    <IconButton
      icon={THEME_ICON[theme]}
      label={titleOf(actionOf(`theme-${theme}`), context)}
      onClick={() => context.session.set({ theme: next[theme] })}
    />
  )
}
