// biome-ignore-all lint/a11y/useSemanticElements: rows of a table element can’t be virtual
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is active

import { type ClipboardEvent, type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { CELL_FIELDS, type CellText, setCells } from '#model'
import { useDesign, useDesignStore, useSession, useSessionStore } from '#session'
import { Button, Empty, IconButton, toast, VirtualList, type VirtualListHandle } from '#ui'
import { msg, t, translated, within } from '#words'
import { TypesList } from './cell-input.tsx'
import { blockOf, chosenRows, type Stand, tabbed, walked } from './cell-walk.ts'
import { GridLine } from './grid-line.tsx'
import { cellText, gridRows } from './grid-rows.ts'
import { pasteBlock } from './paste-block.ts'
import { RenameDialog } from './rename-dialog.tsx'
import './grid.css'

const HEADS = [msg('Table'), msg('Name'), msg('Type'), msg('Null'), msg('Default'), msg('Key'), msg('Comment')]
const FLAGS = new Set(['nullable', 'key'])
const ROW = 26
const MOST_TOLD = 3

const headOf = (field: number): string => translated(HEADS[field + 1] ?? '')

type GridPanelProps = { readonly onClose: () => void }

/** The columns of the selected tables, or of all, as a spreadsheet: typed, pasted, many at once. */
export function GridPanel({ onClose }: GridPanelProps) {
  const store = useDesignStore()
  const session = useSessionStore()
  const design = useDeferredValue(useDesign((it) => it))
  const selection = useSession((it) => it.selection)
  const rows = useMemo(() => gridRows(design, selection), [design, selection])
  const [at, setAt] = useState<Stand>({ row: 0, field: 0, from: 0 })
  const [draft, setDraft] = useState<string | null>(null)
  const [renames, setRenames] = useState(false)
  const list = useRef<VirtualListHandle>(null)
  const box = useRef<HTMLDivElement>(null)
  const stand: Stand = {
    ...at,
    row: Math.min(at.row, Math.max(0, rows.length - 1)),
    from: Math.min(at.from, Math.max(0, rows.length - 1)),
  }
  const bounds = { rows: rows.length, fields: CELL_FIELDS.length, page: 12 }
  const field = CELL_FIELDS[stand.field] ?? 'name'
  const chosen = chosenRows(stand).flatMap((i) => rows[i] ?? [])
  const go = (to: Stand) => {
    setAt(to)
    list.current?.reveal(to.row)
    const row = rows[to.row]
    const shown = CELL_FIELDS[to.field]
    if (row && shown)
      session.say(`${row.table}.${row.column.name}, ${headOf(to.field)}: ${cellText(design, row, shown) || t('empty')}`)
  }
  const commit = (label: string, cells: readonly CellText[]) => {
    const { changes, wrong, count } = setCells(store.design(), cells)
    store.commit(label, changes)
    const told = wrong.slice(0, MOST_TOLD).map((it) => it.why)
    if (wrong.length > 0)
      toast([t('{some} of {all} cells set.', { some: count, all: cells.length }), ...told].join(' '), { tone: 'error' })
    else if (count > 1) session.say(t('{count} cell set|{count} cells set', { count }))
  }
  const set = (text: string) =>
    commit(
      t('set {what} of {name}', {
        what: within(headOf(stand.field)),
        name:
          chosen.length === 1
            ? (chosen[0]?.column.name ?? '')
            : t('{count} column|{count} columns', { count: chosen.length }),
      }),
      // One name can be only one column's.
      (field === 'name' ? chosen.slice(0, 1) : chosen).map(({ column }) => ({ column: column.id, field, text })),
    )
  const end = (text: string | null) => {
    setDraft(null)
    if (text !== null && rows[stand.row] && text !== cellText(design, rows[stand.row] as (typeof rows)[0], field))
      set(text)
    box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }
  const turn = () => {
    const row = rows[stand.row]
    if (row) set(cellText(design, row, field) === 'yes' ? 'no' : 'yes')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'Tab' ? tabbed(stand, event.shiftKey, bounds) : walked(stand, event, bounds)
    const row = rows[stand.row]
    if (next) go(next)
    else if (!row || event.key === 'Tab') return
    else if (event.key === ' ' && FLAGS.has(field)) turn()
    else if (event.key === 'Enter' || event.key === 'F2')
      FLAGS.has(field) ? turn() : setDraft(cellText(design, row, field))
    else if (event.key === 'Delete' && (field === 'default' || field === 'comment')) set('')
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !FLAGS.has(field))
      setDraft(event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (draft !== null || rows.length === 0) return
    event.preventDefault()
    const said = pasteBlock(
      store,
      rows,
      { row: stand.row, field: stand.field },
      blockOf(event.clipboardData.getData('text/plain')),
    )
    toast(said.text, { tone: said.wrong ? 'error' : 'plain', action: { label: t('Undo'), run: () => store.undo() } })
  }
  const onCopy = (event: ClipboardEvent) => {
    if (draft !== null) return
    event.preventDefault()
    const lines = chosen.map((row) =>
      (chosen.length > 1 ? CELL_FIELDS : [field]).map((it) => cellText(design, row, it)).join('\t'),
    )
    event.clipboardData.setData('text/plain', lines.join('\n'))
  }
  return (
    <section ref={box} className="grid-panel" aria-label={t('Columns as a sheet')}>
      <header className="grid-bar">
        <h2>{t('Columns')}</h2>
        <span>
          {chosen.length > 1
            ? t('{count} column, {chosen} chosen|{count} columns, {chosen} chosen', {
                count: rows.length,
                chosen: chosen.length,
              })
            : t('{count} column|{count} columns', { count: rows.length })}
        </span>
        <span className="grid-space" />
        <Button size="small" icon="edit" disabled={rows.length === 0} onClick={() => setRenames(true)}>
          {t('Rename by pattern…')}
        </Button>
        <IconButton icon="close" size="small" label={t('Close columns')} onClick={onClose} />
      </header>
      {rows.length === 0 ? (
        <Empty icon="table" title={t('No columns yet')} />
      ) : (
        <div
          className="grid-sheet"
          role="grid"
          aria-label={t('Columns')}
          aria-rowcount={rows.length + 1}
          aria-colcount={HEADS.length}
          aria-multiselectable
          aria-activedescendant={`grid-${stand.row}-${stand.field}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onCopy={onCopy}
        >
          <div className="grid-row" data-head="" role="row" aria-rowindex={1}>
            {HEADS.map((head) => (
              <span key={head} role="columnheader">
                {t(head)}
              </span>
            ))}
          </div>
          <VirtualList
            className="grid-list"
            role="rowgroup"
            tabIndex={0}
            handle={list}
            count={rows.length}
            rowHeight={ROW}
            row={(i) => {
              const row = rows[i]
              return (
                row && (
                  <GridLine
                    key={row.column.id}
                    row={row}
                    at={i}
                    design={design}
                    active={i === stand.row ? stand.field : null}
                    chosen={i >= Math.min(stand.row, stand.from) && i <= Math.max(stand.row, stand.from)}
                    draft={i === stand.row ? draft : null}
                    onDraft={setDraft}
                    onEnd={end}
                    onNext={(way, text) => {
                      end(text)
                      const down = { row: Math.min(stand.row + 1, rows.length - 1), field: stand.field }
                      const next = way === 'down' ? { ...down, from: down.row } : tabbed(stand, way === 'back', bounds)
                      if (next) go(next)
                    }}
                    onStand={(to, more) => {
                      setDraft(null)
                      go({ row: i, field: to, from: more ? stand.from : i })
                    }}
                    onOpen={() => !FLAGS.has(field) && setDraft(cellText(design, row, field))}
                    onTurn={turn}
                  />
                )
              )
            }}
          />
          <TypesList design={design} />
        </div>
      )}
      {renames && <RenameDialog columns={chosen.length > 1 ? chosen : rows} onClose={() => setRenames(false)} />}
    </section>
  )
}
