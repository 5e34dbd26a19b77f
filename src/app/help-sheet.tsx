import { Dialog } from '#ui'
import { msg, t, translated } from '#words'
import { ACTION_GROUPS, ACTIONS } from './actions/index.ts'
import { showKeys } from './keys.ts'

/** What the canvas and its cards do with the pointer and keys beyond actions. */
const GESTURES: readonly (readonly [string, string])[] = [
  [msg('Pan'), msg('wheel, Space + drag, or middle drag')],
  [msg('Zoom at the pointer'), msg('{keys} + wheel, or pinch')],
  [msg('Select several'), msg('drag on empty canvas, Shift + click')],
  [msg('Edit a cell'), msg('Enter or double click; Tab to the next')],
  [msg('Draw a foreign key'), msg('drag from column to column')],
  [msg('Add columns from a spreadsheet'), msg('copy name, type, null, default, comment; paste on the table')],
  [msg('Reconnect a foreign key'), msg('drag the end of its line')],
  [msg('Lead a line another way'), msg('drag it, or Shift and arrows; double click lets it find its own')],
  [msg('Unfold an area'), msg('double click, or Enter')],
  [msg('Drag free of grid and guides'), showKeys('Alt+drag').replace('+', ' + ')],
  [msg('Move a column'), showKeys('Alt+↑ ↓').replace('+', ' ')],
]

/** What the editor of the code knows beyond typing; its own menu has the same. */
const IN_CODE: readonly (readonly [string, readonly string[]])[] = [
  [msg('Suggest what fits'), ['Ctrl+Space']],
  [msg('Say what a name is'), ['Mod+K Mod+I']],
  [msg('Go to where it is declared'), ['F12']],
  [msg('Show every place that names it'), ['Shift+F12']],
  [msg('Rename it everywhere'), ['F2']],
  [msg('Lay the text out'), ['Shift+Alt+F']],
  [msg('Find in the text'), ['Mod+F']],
]

/** Every shortcut, from the same list that runs them. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('Keyboard shortcuts')} width={1080} onClose={onClose}>
      <div className="help-columns">
        {ACTION_GROUPS.map((group) => {
          const actions = ACTIONS.filter((it) => it.group === group && it.keys)
          return (
            actions.length > 0 && (
              <section key={group} aria-label={translated(group)}>
                <h3>{translated(group)}</h3>
                {actions.map((action) => (
                  <p key={action.id}>
                    <span>{translated(action.title)}</span>
                    {action.keys?.map((keys) => (
                      <kbd key={keys}>{showKeys(keys)}</kbd>
                    ))}
                  </p>
                ))}
              </section>
            )
          )
        })}
        <section aria-label={t('In the code')}>
          <h3>{t('In the code')}</h3>
          {IN_CODE.map(([what, all]) => (
            <p key={what}>
              <span>{translated(what)}</span>
              {all.map((keys) => (
                <kbd key={keys}>
                  {keys
                    .split(' ')
                    .map((it) => showKeys(it))
                    .join(' ')}
                </kbd>
              ))}
            </p>
          ))}
        </section>
        <section aria-label={t('On the canvas')}>
          <h3>{t('On the canvas')}</h3>
          {GESTURES.map(([what, how]) => (
            <p key={what}>
              <span>{translated(what)}</span>
              <small>{translated(how).replace('{keys}', showKeys('Mod'))}</small>
            </p>
          ))}
        </section>
      </div>
    </Dialog>
  )
}
