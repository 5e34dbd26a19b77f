import { columnsOf, type Id, kindOfId, moveColumn, placeObjects } from '#model'
import { type Cell, letGo, type Tool } from '#session'
import { t } from '#words'
import type { Engine } from '../engine.ts'
import { toScreen } from '../paint/view.ts'
import { GRID } from '../project/metrics.ts'
import { bendByKey } from './bend-by-key.ts'
import { addColumnAt, editCell, toggleCell, turnFold } from './cells.ts'
import { duplicateSelected } from './clipboard.ts'
import type { OpenMenu } from './listen.ts'
import { dropColumn, dropSelected, removeSelected } from './remove.ts'
import { turnArea } from './shapes.ts'
import { takeTool, workTool } from './tools.ts'
import { standOn, type Way, walk } from './walk.ts'

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  v: 'select',
  t: 'table',
  f: 'foreign-key',
  m: 'many-to-many',
  a: 'area',
  n: 'note',
}

const isColumn = (cell: Cell | null): cell is Cell & { column: Id<'column'> } =>
  cell !== null && cell.column !== null && kindOfId(cell.column) === 'column'

/** Moves the focused column up or down among its table's. */
function reorder(engine: Engine, cell: Cell & { column: Id<'column'> }, by: -1 | 1): void {
  const design = engine.design.design()
  const table = cell.table as Id<'table'>
  const columns = columnsOf(design, table)
  const at = columns.findIndex((it) => it.id === cell.column)
  const to = at + by
  if (to < 0 || to >= columns.length) return
  const before = columns[by === 1 ? to + 1 : to]?.id ?? null
  engine.commit(t('Move column'), moveColumn(design, cell.column, { table, before }))
  engine.session.say(
    t('{name}, place {place} of {all}', { name: columns[at]?.name ?? '', place: to + 1, all: columns.length }),
  )
}

/** Moves the selected cards by a step of the grid; a row of such steps is one to undo. */
function nudge(engine: Engine, way: Way): void {
  const { selection, diagram } = engine.session.now()
  const [dx, dy] = { left: [-GRID, 0], right: [GRID, 0], up: [0, -GRID], down: [0, GRID] }[way] as [number, number]
  const placed = [...selection].flatMap((id) => engine.placed(id) ?? [])
  const at = new Map(placed.map((it) => [it.id, { x: it.x + dx, y: it.y + dy }]))
  const changes = placeObjects(engine.design.design(), diagram, { at, placed: true })
  engine.commit(t('Move'), changes, `nudge:${[...selection].join()}`)
}

/** Back and forward through the places visited are the app's, unless the card's place is what Alt is held for. */
const isTravel = (event: KeyboardEvent, way: Way | undefined): boolean =>
  event.altKey && !event.shiftKey && (way === 'left' || way === 'right')

function arrow(engine: Engine, event: KeyboardEvent, way: Way): void {
  const { focused } = engine.session.now()
  if (event.altKey && isColumn(focused) && (way === 'up' || way === 'down'))
    reorder(engine, focused, way === 'up' ? -1 : 1)
  else if ((event.altKey || event.shiftKey) && bendByKey(engine, way)) return
  else if (event.altKey || event.shiftKey) nudge(engine, way)
  else walk(engine, way, event.ctrlKey || event.metaKey)
}

/** Escape: the gesture, then whatever else is held; while it is arranged, and with nothing held, it is the app's. */
function stepBack(engine: Engine, cancel: () => boolean): boolean {
  const { focused, arranging } = engine.session.now()
  if (cancel()) return true
  if (arranging) return false
  return letGo(engine.session, () => focused && standOn(engine, { ...focused, column: null, field: 'name' }))
}

function remove(engine: Engine, shift: boolean): void {
  const { focused, selection } = engine.session.now()
  if (isColumn(focused) && selection.size <= 1 && !shift) dropColumn(engine, focused.table, focused.column)
  else if (shift) dropSelected(engine)
  else removeSelected(engine)
}

function enter(engine: Engine): void {
  if (workTool(engine)) return
  const { focused, selection } = engine.session.now()
  const only = selection.size === 1 ? [...selection][0] : undefined
  const fold = only && engine.scene.folds.get(only as Id)
  if (fold) {
    turnArea(engine, fold.shape)
    return
  }
  const cell =
    focused ?? (only && engine.placed(only) ? { table: only as Id, column: null, field: 'name' as const } : null)
  if (!cell) {
    if (only && engine.scene.shapes.some((it) => it.id === only)) engine.editShape(only)
    return
  }
  if (cell.column?.endsWith('/partitions')) turnFold(engine, cell.table)
  else if (cell.field === 'key' || cell.field === 'null') toggleCell(engine, cell)
  else editCell(engine, cell)
}

function withCommand(engine: Engine, key: string): boolean {
  if (key === 'a') {
    engine.session.select([...engine.scene.cards.keys(), ...engine.scene.shapes.map((it) => it.id)])
    engine.session.say(
      t('{count} thing selected|{count} things selected', { count: engine.session.now().selection.size }),
    )
  } else if (key === 'd') duplicateSelected(engine)
  else return false
  return true
}

/** Shift and Enter on a row: a new column after it, wherever in the table. */
function insert(engine: Engine): void {
  const { focused } = engine.session.now()
  if (!focused || kindOfId(focused.table) !== 'table') return
  addColumnAt(engine, focused.table as Id<'table'>, focused.column as Id<'column'> | null)
}

/** The keys of one who only looks: walking, stepping back, and looking closer. */
function lookKey(engine: Engine, event: KeyboardEvent, cancel: () => boolean): boolean {
  const way = WAYS[event.key]
  if (way && !event.altKey && !event.shiftKey) walk(engine, way, event.ctrlKey || event.metaKey)
  else if (event.key === 'Escape') return stepBack(engine, cancel)
  else if (event.key === 'Enter') engine.asks.inspect([...engine.session.now().selection])
  else return false
  return true
}

/** Keys that the canvas answers to while it has the focus. True where one was answered. */
function pressKey(engine: Engine, event: KeyboardEvent, cancel: () => boolean): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const way = WAYS[event.key]
  const tool = TOOL_KEYS[key]
  if (isTravel(event, way)) return false
  if (engine.readOnly) return lookKey(engine, event, cancel)
  if (way) arrow(engine, event, way)
  else if (event.ctrlKey || event.metaKey) return withCommand(engine, key)
  else if (event.key === 'Escape') return stepBack(engine, cancel)
  else if (event.key === 'Enter' && event.shiftKey) insert(engine)
  else if (event.key === 'Enter' || event.key === 'F2') enter(engine)
  else if (event.key === 'Delete' || event.key === 'Backspace') remove(engine, event.shiftKey)
  else if (tool && !event.altKey && !event.shiftKey) takeTool(engine, tool)
  else return false
  return true
}

/** Space on a flag turns it over, once it is clear that it was not pressed to pan. */
function releaseSpace(engine: Engine): void {
  const { focused, editing } = engine.session.now()
  if (focused && !editing && !engine.readOnly && (focused.field === 'key' || focused.field === 'null'))
    toggleCell(engine, focused)
}

/** Where a menu opened by key belongs: at the focused card, else in the middle. */
function menuPoint(engine: Engine, id: string | undefined): { x: number; y: number } {
  const box = engine.root?.getBoundingClientRect()
  const { view, layer } = engine
  const placed = id === undefined ? null : engine.placed(id)
  const at = placed
    ? toScreen(view, placed.x + 24, placed.y + 24)
    : { x: layer.size.width / 2, y: layer.size.height / 2 }
  return { x: at.x + (box?.left ?? 0), y: at.y + (box?.top ?? 0) }
}

function openMenu(engine: Engine, menu: OpenMenu | undefined): void {
  const { focused, selection } = engine.session.now()
  const id = focused?.table ?? [...selection].find((it) => engine.placed(it))
  menu?.(id ? { on: 'card', id, column: focused?.column ?? null } : { on: 'canvas' }, menuPoint(engine, id))
}

type Around = { readonly menu: { readonly current: OpenMenu | undefined }; readonly cancel: () => boolean }

/** Listens to the keys while the canvas has the focus. Gives back the way to stop. */
export function listenToKeys(engine: Engine, root: HTMLElement, { menu, cancel }: Around): () => void {
  let panned = false
  const stop = new AbortController()
  const { signal } = stop
  root.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== root) return
      const asksMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      if (asksMenu) openMenu(engine, menu.current)
      if (event.code === 'Space' && !event.repeat) panned = false
      if (asksMenu || event.code === 'Space' || pressKey(engine, event, cancel)) event.preventDefault()
    },
    { signal },
  )
  root.addEventListener('pointerdown', () => (panned = true), { signal, capture: true })
  root.addEventListener(
    'keyup',
    (event) => {
      const plain = event.code === 'Space' && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (event.target === root && plain && !panned) releaseSpace(engine)
    },
    { signal },
  )
  return () => stop.abort()
}
