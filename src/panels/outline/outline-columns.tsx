import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { CELL_FIELDS, columnsOf, type Id, moveColumn, setCells } from '#model'
import { useDesignStore, useSessionStore } from '#session'
import { t, translated, within } from '#words'
import { type Stand, tabbed, walked } from '../grid/cell-walk.ts'
import { useOutline } from './outline-context.ts'
import { OutlineLine } from './outline-line.tsx'
import { HEADS, type OutlineRow, type TableOutline } from './table-outline.ts'

const FLAGS: ReadonlySet<string> = new Set(['nullable', 'key'])
/** The fields of a line that are typed or turned; past them stand its references, and the button that drops it. */
const FIELDS = CELL_FIELDS.length + 2

const headOf = (field: number): string => translated(HEADS[field] ?? '')

type OutlineColumnsProps = {
  readonly table: TableOutline
  /** The column just made: its name is to be typed. */
  readonly fresh: Id | null
  readonly onAdd: () => void
  /** Asks what a column refers to. */
  readonly onRefer: (column: Id<'column'>) => void
}

/** The columns of a table as a table. It takes one stop of the Tab key; arrows walk its cells. */
export const OutlineColumns = memo(function OutlineColumns({ table, fresh, onAdd, onRefer }: OutlineColumnsProps) {
  const store = useDesignStore()
  const session = useSessionStore()
  const outline = useOutline()
  const box = useRef<HTMLTableElement>(null)
  const held = useRef(false)
  const [at, setAt] = useState<Stand>({ row: 0, field: 0, from: 0 })
  const [draft, setDraft] = useState<string | null>(null)
  const { rows } = table
  const row = Math.max(0, Math.min(at.row, rows.length - 1))
  const bounds = { rows: rows.length, fields: FIELDS, page: 10 }
  const cell = (to: { row: number; field: number }) =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${to.row}-${to.field}"]`)
  const go = (to: Stand) => {
    setAt({ ...to, from: to.row })
    setDraft(null)
    cell(to)?.focus()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new column
  useEffect(() => {
    const i = fresh ? rows.findIndex((it) => it.id === fresh) : -1
    if (i === -1) return
    setAt({ row: i, field: 0, from: i })
    setDraft('')
  }, [fresh])
  useLayoutEffect(() => {
    // What had the focus is gone: with its line, or as the field that is a cell again.
    if (held.current && draft === null && document.activeElement === document.body)
      cell({ row, field: at.field })?.focus()
  })
  const set = (line: OutlineRow, field: number, text: string) => {
    const name = CELL_FIELDS[field]
    const now = line.cells[field]?.text
    if (!name || text === now) return
    const { changes, wrong } = setCells(store.design(), [{ column: line.id, field: name, text }])
    store.commit(t('set {what} of {name}', { what: within(headOf(field)), name: line.name }), changes)
    session.say(
      wrong[0]
        ? t('Not set: {why}', { why: wrong[0].why })
        : t('{what} of {name}: {text}', { what: headOf(field), name: line.name, text: text || t('empty') }),
    )
  }
  const move = (line: OutlineRow, by: 1 | -1) => {
    const columns = columnsOf(store.design(), table.id).map((it) => it.id)
    const to = columns.indexOf(line.id) + by
    if (to < 0 || to >= columns.length) return
    const before = (by === 1 ? columns[to + 1] : columns[to]) ?? null
    store.commit(
      t('move {name}', { name: line.name }),
      moveColumn(store.design(), line.id, { table: table.id as Id<'table'>, before }),
    )
    session.say(t('{name} is now column {place} of {all}', { name: line.name, place: to + 1, all: columns.length }))
    setAt({ ...at, row: to, from: to })
    requestAnimationFrame(() => cell({ row: to, field: at.field })?.focus())
  }
  const open = (line: OutlineRow, field: number, text: string | null = null) => {
    const name = CELL_FIELDS[field]
    if (!name) return
    setAt({ row: rows.indexOf(line), field, from: 0 })
    if (FLAGS.has(name)) set(line, field, line.cells[field]?.text === 'yes' ? 'no' : 'yes')
    else setDraft(text ?? line.cells[field]?.text ?? '')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = rows[row]
    if (draft !== null || !line) return
    const field = CELL_FIELDS[at.field]
    const next = event.altKey ? null : walked({ ...at, row }, event, bounds)
    const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      move(line, event.key === 'ArrowUp' ? -1 : 1)
    else if (next) go(next)
    else if (event.key === 'F2') open(line, at.field)
    else if (event.key === 'Delete' && event.shiftKey) outline.drop([line.id], line.name)
    else if (event.key === 'Delete' && (field === 'default' || field === 'comment')) set(line, at.field, '')
    else if (plain && event.key !== ' ' && field && !FLAGS.has(field)) open(line, at.field, event.key)
    // Nothing of what is a letter here may be a tool on the diagram.
    else if (!plain && event.key !== 'Delete') return
    else if (event.key === ' ') return
    event.preventDefault()
  }
  return (
    <table
      ref={box}
      className="outline-columns"
      onKeyDown={onKeyDown}
      onFocus={() => {
        held.current = true
      }}
      onBlur={(event) => {
        if (event.relatedTarget) held.current = false
      }}
    >
      <caption className="ui-hidden">{t('Columns of {name}', { name: table.path })}</caption>
      <thead>
        <tr>
          {[...HEADS.map((head) => t(head)), t('References')].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((line, i) => (
          <OutlineLine
            key={line.id}
            line={line}
            at={i}
            active={i === row ? Math.min(at.field, FIELDS - 1) : null}
            draft={i === row ? draft : null}
            onDraft={setDraft}
            onStand={(field) => {
              setAt({ row: i, field, from: i })
              outline.stand(line.id)
            }}
            onOpen={(field) => open(line, field)}
            onRefer={() => onRefer(line.id)}
            onDrop={() => outline.drop([line.id], line.name)}
            onEnd={(text) => {
              setDraft(null)
              if (text !== null) set(line, at.field, text)
            }}
            onNext={(way, text) => {
              setDraft(null)
              set(line, at.field, text)
              const next = tabbed({ ...at, row: i }, way === 'back', bounds)
              if (way !== 'down') next && go(next)
              else if (i + 1 < rows.length) go({ row: i + 1, field: at.field, from: i + 1 })
              else onAdd()
            }}
          />
        ))}
      </tbody>
    </table>
  )
})
