import { Dialog } from '#ui'
import { ACTION_GROUPS, ACTIONS } from './actions/index.ts'
import { showKeys } from './keys.ts'

/** What the canvas and its cards do with the pointer and keys beyond actions. */
const GESTURES: readonly (readonly [string, string])[] = [
  ['Pan', 'wheel, Space + drag, or middle drag'],
  ['Zoom at the pointer', `${showKeys('Mod')} + wheel, or pinch`],
  ['Select several', 'drag on empty canvas, Shift + click'],
  ['Edit a cell', 'Enter or double click; Tab to the next'],
  ['Draw a foreign key', 'drag from column to column'],
  ['Add columns from a spreadsheet', 'copy name, type, null, default, comment; paste on the table'],
  ['Reconnect a foreign key', 'drag the end of its line'],
  ['Lead a line another way', 'drag it, or Shift and arrows; double click lets it find its own'],
  ['Unfold an area', 'double click, or Enter'],
  ['Drag free of grid and guides', showKeys('Alt+drag').replace('+', ' + ')],
  ['Move a column', showKeys('Alt+↑ ↓').replace('+', ' ')],
]

/** What the editor of the code knows beyond typing; its own menu has the same. */
const IN_CODE: readonly (readonly [string, readonly string[]])[] = [
  ['Suggest what fits', ['Ctrl+Space']],
  ['Say what a name is', ['Mod+K Mod+I']],
  ['Go to where it is declared', ['F12']],
  ['Show every place that names it', ['Shift+F12']],
  ['Rename it everywhere', ['F2']],
  ['Lay the text out', ['Shift+Alt+F']],
  ['Find in the text', ['Mod+F']],
]

/** Every shortcut, from the same list that runs them. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" width={1080} onClose={onClose}>
      <div className="help-columns">
        {ACTION_GROUPS.map((group) => {
          const actions = ACTIONS.filter((it) => it.group === group && it.keys)
          return (
            actions.length > 0 && (
              <section key={group} aria-label={group}>
                <h3>{group}</h3>
                {actions.map((action) => (
                  <p key={action.id}>
                    <span>{action.title}</span>
                    {action.keys?.map((keys) => (
                      <kbd key={keys}>{showKeys(keys)}</kbd>
                    ))}
                  </p>
                ))}
              </section>
            )
          )
        })}
        <section aria-label="In the code">
          <h3>In the code</h3>
          {IN_CODE.map(([what, all]) => (
            <p key={what}>
              <span>{what}</span>
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
        <section aria-label="On the canvas">
          <h3>On the canvas</h3>
          {GESTURES.map(([what, how]) => (
            <p key={what}>
              <span>{what}</span>
              <small>{how}</small>
            </p>
          ))}
        </section>
      </div>
    </Dialog>
  )
}
