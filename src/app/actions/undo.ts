import type { Action } from './action.ts'

export const undo: Action = {
  id: 'undo',
  title: 'Undo',
  group: 'Edit',
  icon: 'back',
  keys: ['Mod+Z'],
  enabled: ({ design }) => design.state.getState().past.length > 0,
  label: ({ design }) => {
    const step = design.state.getState().past.at(-1)
    return step ? `Undo ${step.label}` : 'Undo'
  },
  run: ({ design, session }) => {
    const step = design.undo()
    if (step) session.say(`Undone: ${step.label}`)
  },
}
