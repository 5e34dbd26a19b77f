import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useDesign } from '#session'
import { Icon, later } from '#ui'
import { t } from '#words'
import { useApp } from '../context.tsx'
import { goTo } from '../go-to.ts'
import { showKeys } from '../keys.ts'
import { actionEntries, type Entry, innerEntries, objectEntries } from './entries.ts'
import { rankMatches } from './rank-matches.ts'
import './palette.css'

const PalettePreview = later(async () => (await import('./palette-preview.tsx')).PalettePreview)

const MOST = 60

/** Finds tables, columns, types and actions by a few letters, and indexes, keys and triggers behind them. `>` looks among actions only. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const context = useApp()
  const design = useDesign((it) => it)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const before = useRef(document.activeElement)
  /** While it is open the focus stays in the field. */
  const holds = useRef(true)
  const actions = useMemo(() => actionEntries(context), [context])
  const objects = useMemo(() => objectEntries(design), [design])
  const found = useMemo(() => {
    if (query.startsWith('>')) return rankMatches(query.slice(1), actions, MOST)
    if (query.trim() === '')
      return [...objects.filter((it) => it.weight === 0).slice(0, 12), ...actions.filter((it) => !it.waits)]
    const first = rankMatches(query, [...objects, ...actions], MOST)
    return first.length < MOST ? [...first, ...rankMatches(query, innerEntries(design), MOST - first.length)] : first
  }, [query, objects, actions, design])
  const chosen = found[Math.min(active, found.length - 1)]
  useEffect(() => input.current?.focus(), [])
  const close = () => {
    holds.current = false
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  const take = (entry: Entry | undefined) => {
    if (!entry || entry.waits) return
    close()
    if (entry.action) void entry.action.run(context)
    else if (entry.object) goTo(context, entry.object.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (by !== undefined) setActive(Math.max(0, Math.min(active + by, found.length - 1)))
    else if (event.key === 'Enter') take(chosen)
    else if (event.key === 'Escape') close()
    else return event.stopPropagation()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="palette" onPointerDown={(event) => event.target === event.currentTarget && close()}>
      <div className="palette-box" role="dialog" aria-modal="true" aria-label={t('Find or run')}>
        <div className="palette-input">
          <Icon name="search" size={17} />
          <input
            ref={input}
            role="combobox"
            aria-label={t('Find a table, a column, a type, or an action')}
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={chosen ? `palette-${chosen.key}` : undefined}
            placeholder={t('Find a table, a column, or an action…')}
            spellCheck={false}
            autoComplete="off"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
            onBlur={(event) => holds.current && event.relatedTarget && event.currentTarget.focus()}
          />
          <kbd>Esc</kbd>
        </div>
        <div className="palette-body">
          <div id="palette-list" role="listbox" aria-label={t('Found')} className="palette-list">
            {found.map((entry, i) => (
              <Row
                key={entry.key}
                entry={entry}
                active={entry === chosen}
                onTake={() => take(entry)}
                onPoint={() => setActive(i)}
              />
            ))}
            {found.length === 0 && <p className="palette-row">{t('Nothing fits “{query}”.', { query })}</p>}
          </div>
          <PalettePreview entry={chosen ?? null} design={design} meanwhile={<aside className="palette-preview" />} />
        </div>
      </div>
    </div>
  )
}

type RowProps = {
  readonly entry: Entry
  readonly active: boolean
  readonly onTake: () => void
  readonly onPoint: () => void
}

function Row({ entry, active, onTake, onPoint }: RowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const keys = entry.action?.keys?.[0]
  return (
    <div
      ref={row}
      id={`palette-${entry.key}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={entry.waits}
      className="palette-row"
      onPointerMove={onPoint}
      onPointerDown={(event) => {
        event.preventDefault()
        onTake()
      }}
    >
      <Icon name={entry.icon} size={15} />
      <span>{entry.name}</span>
      <small>{entry.detail}</small>
      {keys && <kbd>{showKeys(keys)}</kbd>}
    </div>
  )
}
