import { msg, t } from '#words'
import type { Action } from './action.ts'

export const undo: Action = {
  id: 'undo',
  title: msg('Undo'),
  group: 'Edit',
  icon: 'back',
  keys: ['Mod+Z'],
  enabled: ({ design }) => design.state.getState().past.length > 0,
  label: ({ design }) => {
    const step = design.state.getState().past.at(-1)
    return step ? t('Undo {label}', { label: step.label }) : t('Undo')
  },
  run: ({ design, session }) => {
    const step = design.undo()
    if (step) session.say(t('Undone: {label}', { label: step.label }))
  },
}
