import { expect, it } from 'vitest'
import { letGo } from './let-go.ts'
import { createSessionStore } from './session-store.ts'

it('lets go of one thing at a time, the nearest first, and says when nothing is held', () => {
  const session = createSessionStore({
    tool: 'table',
    selection: new Set(['table:a']),
    focused: { table: 'table:a', column: 'column:b', field: 'name' },
  })
  const leaveRow = () => session.set({ focused: { table: 'table:a', column: null, field: 'name' } })
  const held = () => {
    const { tool, focused, selection } = session.now()
    return [tool, focused?.column ?? focused?.table ?? null, selection.size]
  }
  expect(letGo(session, leaveRow)).toBe(true)
  expect(held()).toEqual(['select', 'column:b', 1])
  expect(letGo(session, leaveRow)).toBe(true)
  expect(held()).toEqual(['select', 'table:a', 1])
  expect(letGo(session, leaveRow)).toBe(true)
  expect(held()).toEqual(['select', null, 0])
  expect(letGo(session, leaveRow)).toBe(false)
})
