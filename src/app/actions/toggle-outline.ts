import { msg, t } from '#words'
import type { Action } from './action.ts'

export const toggleOutline: Action = {
  id: 'toggle-outline',
  title: msg('Outline'),
  group: 'View',
  icon: 'outline',
  keys: ['Alt+7'],
  words: 'text tables list structure screen reader accessible show hide',
  checked: ({ session }) => session.now().panels.has('outline'),
  run: ({ session, canvas }) => {
    session.togglePanel('outline')
    const shown = session.now().panels.has('outline')
    session.say(shown ? t('Outline of the design') : t('Diagram'))
    // Not before it is there again.
    if (!shown) requestAnimationFrame(() => canvas()?.focus())
  },
}
