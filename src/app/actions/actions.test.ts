import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ADDABLE, addTable, createDesignStore, emptyDesign, MAIN_DIAGRAM, tablesOf } from '#model'
import { createSessionStore } from '#session'
import { createDesk } from '../desk.ts'
import { pressed, showKeys } from '../keys.ts'
import { rememberVisited } from '../visited.ts'
import { addActions } from './add-object.ts'
import { convertActions } from './convert-actions.ts'
import { ACTION_GROUPS, ACTIONS, type ActionContext, actionOf } from './index.ts'
import { languageActions } from './languages.ts'
import { pieceActions } from './piece-actions.ts'

/** What stands in the folder and is no action. */
const OTHERS = [
  'action',
  'actions.test',
  'add-object',
  'convert-actions',
  'download',
  'index',
  'languages',
  'piece-actions',
  'save-picture',
  'selected',
  'shown',
]

function contextWith(tables: readonly string[]): ActionContext {
  const design = createDesignStore(emptyDesign())
  tables.forEach((name, i) => {
    const made = addTable(design.design(), { name, diagram: MAIN_DIAGRAM, x: i * 300, y: 0 })
    design.commit('add', made.changes)
  })
  const never = () => Promise.reject(new Error('not asked here'))
  const keeper = { ask: never, meet: never }
  const session = createSessionStore()
  const visited = rememberVisited({ design, session, view: () => null })
  return { design, session, desk: createDesk(), keeper, visited, canvas: () => null }
}

test('every file of the folder is an action, listed once under its own name', () => {
  const files = readdirSync(new URL('.', import.meta.url)).map((name) => name.replace(/\.ts$/, ''))
  const actions = files.filter((name) => !OTHERS.includes(name))
  const made = new Set([...addActions, ...pieceActions, ...convertActions, ...languageActions].map((it) => it.id))
  expect(
    ACTIONS.map((it) => it.id)
      .filter((id) => !made.has(id))
      .sort(),
  ).toEqual(actions.sort())
})

test('every kind that a person can add has an action, which is one step with its object selected, to be named', async () => {
  for (const kind of ADDABLE) expect(actionOf(`add-${kind}`).title).not.toBe('')
  for (const action of addActions) {
    const context = contextWith(['users'])
    const { design, session } = context
    session.select(tablesOf(design.design()).map((it) => it.id))
    if (action.enabled?.(context) === false) continue
    const steps = design.state.getState().past.length
    await action.run(context)
    expect(design.state.getState().past.length, action.id).toBeLessThanOrEqual(steps + 1)
    if (design.state.getState().past.length === steps) expect(action.id).toBe('add-primary-key')
    else expect([...session.now().selection], action.id).toEqual([session.now().naming])
  }
})

test('no two actions answer to one key, and every group is known', () => {
  const keys = ACTIONS.flatMap((it) => it.keys ?? [])
  expect(new Set(keys.map((it) => it.toLowerCase())).size).toBe(keys.length)
  for (const it of ACTIONS) expect(ACTION_GROUPS).toContain(it.group)
})

test('what needs a selection can’t be run without one', () => {
  const context = contextWith(['users'])
  for (const id of ['copy', 'duplicate', 'rename', 'drop-from-design', 'remove-from-diagram', 'add-index'])
    expect(actionOf(id).enabled?.(context), id).toBe(false)
  context.session.select(tablesOf(context.design.design()).map((it) => it.id))
  for (const id of ['copy', 'duplicate', 'rename', 'drop-from-design', 'remove-from-diagram', 'add-index'])
    expect(actionOf(id).enabled?.(context), id).toBe(true)
})

test('removing from the diagram keeps the table in the design, and one undo brings it back', () => {
  const context = contextWith(['users', 'posts'])
  const { design, session } = context
  session.select([tablesOf(design.design())[0]?.id ?? ''])
  void actionOf('remove-from-diagram').run(context)
  expect(tablesOf(design.design())).toHaveLength(2)
  expect(design.design().diagrams.get(MAIN_DIAGRAM)?.places.size).toBe(1)
  void actionOf('undo').run(context)
  expect(design.design().diagrams.get(MAIN_DIAGRAM)?.places.size).toBe(2)
})

test.each(['add-column', 'add-index', 'add-unique', 'add-check', 'add-view'])(
  '%s is one step that can be undone',
  async (id) => {
    const context = contextWith(['users'])
    context.session.select(tablesOf(context.design.design()).map((it) => it.id))
    const before = context.design.design()
    const steps = context.design.state.getState().past.length
    await actionOf(id).run(context)
    expect(context.design.state.getState().past).toHaveLength(steps + 1)
    context.design.undo()
    expect(context.design.design().objects.buckets.size).toBe(before.objects.buckets.size)
  },
)

test('undo says what it takes back', () => {
  const context = contextWith(['users'])
  expect(actionOf('undo').label?.(context)).toBe('Undo add')
})

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

test('keys are told apart by their modifiers', () => {
  expect(pressed(press('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true)
  expect(pressed(press('z', { metaKey: true }), 'Mod+Z', true)).toBe(true)
  expect(pressed(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false)
  expect(pressed(press('t', { ctrlKey: true }), 'T', false)).toBe(false)
  expect(pressed(press('?', { shiftKey: true }), '?', false)).toBe(true)
  expect(pressed(press('!', { shiftKey: true, code: 'Digit1' }), 'Shift+1', false)).toBe(true)
  expect(pressed(press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1', true)).toBe(true)
  expect(pressed(press('+', { ctrlKey: true }), 'Mod++', false)).toBe(true)
})

test('keys are shown as the person’s machine names them', () => {
  expect(showKeys('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
  expect(showKeys('Mod+Shift+Z', true)).toBe('⌘⇧Z')
})
