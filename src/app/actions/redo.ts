import { msg, t } from '#words'
import type { Action } from './action.ts'

export const redo: Action = {
  id: 'redo',
  title: msg('Redo'),
  group: 'Edit',
  icon: 'forward',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  enabled: ({ design }) => design.state.getState().future.length > 0,
  label: ({ design }) => {
    const step = design.state.getState().future[0]
    return step ? t('Redo {label}', { label: step.label }) : t('Redo')
  },
  run: ({ design, session }) => {
    const step = design.redo()
    if (step) session.say(t('Redone: {label}', { label: step.label }))
  },
}
