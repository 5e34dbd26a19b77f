import { expect, it, vi } from 'vitest'
import { createSessionStore } from './session-store.ts'

it('takes selections in and out, and tells nobody when nothing has changed', () => {
  const session = createSessionStore()
  const heard = vi.fn()
  session.state.subscribe(heard)
  session.select(['a', 'b'])
  session.toggle(['b', 'c'])
  expect([...session.now().selection]).toEqual(['a', 'c'])
  expect(heard).toHaveBeenCalledTimes(2)
  session.select(['c', 'a'])
  session.set({ tool: 'select', hovered: null })
  expect(heard).toHaveBeenCalledTimes(2)
})

it('says the same message twice when it is said twice', () => {
  const session = createSessionStore()
  session.say('Saved')
  const { count } = session.now().status
  session.say('Saved')
  expect(session.now().status).toEqual({ text: 'Saved', count: count + 1 })
})
