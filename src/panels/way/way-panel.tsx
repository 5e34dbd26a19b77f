import { useEffect, useMemo, useState } from 'react'
import { degreesOf, hubsOf, type Id, joinSql, object, pathOf, type TableWay, tablesOf, waysBetween } from '#model'
import { useDesign, useSession, useSessionStore } from '#session'
import { Button, Checkbox, Combobox, Float, IconButton, Select, toast } from '#ui'
import { t } from '#words'
import './way.css'

const MOST_HUBS = 6
const NO_WAYS: readonly TableWay[] = []
type TableId = Id<'table'>

/** The ways between two tables by foreign keys: lit on the diagram, and as the query that joins them. */
export function WayPanel({ onShow }: { readonly onShow: (tables: readonly Id[]) => void }) {
  const asked = useSession((it) => it.way)
  return asked && <Ways from={asked.from as TableId | null} to={asked.to as TableId | null} onShow={onShow} />
}

type WaysProps = {
  readonly from: TableId | null
  readonly to: TableId | null
  readonly onShow: (tables: readonly Id[]) => void
}

function Ways({ from, to, onShow }: WaysProps) {
  const session = useSessionStore()
  const design = useDesign((it) => it)
  const [without, setWithout] = useState<ReadonlySet<Id>>(new Set())
  const [at, setAt] = useState(0)
  const [keys, setKeys] = useState<readonly number[]>([])
  const hubs = useMemo(() => hubsOf(degreesOf(design.objects)).slice(0, MOST_HUBS), [design])
  const ways = useMemo(
    () => (from && to ? waysBetween(design, { from, to, without }) : NO_WAYS),
    [design, from, to, without],
  )
  const way = ways[Math.min(at, ways.length - 1)]
  useEffect(() => {
    const tables = way ? [way[0]?.from ?? [], ...way.map((step) => step.to)].flat() : []
    const lit = way?.flatMap((step, i) => (step.keys[keys[i] ?? 0] ?? step.keys[0])?.id ?? []) ?? []
    session.set({ spot: way ? { tables, keys: lit } : null })
  }, [session, way, keys])
  const count = ways.length
  useEffect(() => {
    if (from && to) session.say(t('One path|{count} paths', { count }))
  }, [session, count, from, to])
  useEffect(() => {
    if (from && to) return
    // Whoever looks for the ends may point at them.
    return session.state.subscribe(({ selection }, was) => {
      const [id] = selection
      if (selection === was.selection || selection.size !== 1 || !id?.startsWith('table:')) return
      if (id !== from && id !== to) session.set({ way: from ? { from, to: id as Id } : { from: id as Id, to } })
    })
  }, [session, from, to])
  useEffect(() => {
    if (way) onShow([way[0]?.from ?? [], ...way.map((step) => step.to)].flat())
  }, [way, onShow])
  useEffect(() => () => session.set({ spot: null }), [session])
  const choose = (next: number) => {
    setAt(next)
    setKeys([])
  }
  const ends = (next: { from?: Id | null; to?: Id | null }) => {
    choose(0)
    session.set({ way: { from, to, ...next } })
  }
  const wordsOf = (it: TableWay) => it.map((step) => pathOf(design, step.to)).join(' → ')
  const sql = way ? joinSql(design, way, keys) : ''
  const copy = () =>
    navigator.clipboard.writeText(sql).then(
      () => toast(t('JOIN copied')),
      () => toast(t('The browser did not allow the clipboard to be written.'), { tone: 'error' }),
    )
  return (
    <Float title={t('Path between two tables')} at="corner" onClose={() => session.set({ way: null, spot: null })}>
      <div className="way">
        <div className="way-ends">
          <End label={t('From')} value={from} onChoose={(id) => ends({ from: id })} />
          <IconButton icon="relation" label={t('Swap the ends')} onClick={() => ends({ from: to, to: from })} />
          <End label={t('To')} value={to} onChoose={(id) => ends({ to: id })} />
        </div>
        {hubs.length > 0 && (
          <fieldset className="way-hubs">
            <legend>{t('Not through what everything refers to')}</legend>
            {hubs.map((id) => (
              <Checkbox
                key={id}
                label={pathOf(design, id)}
                checked={without.has(id)}
                disabled={id === from || id === to}
                onToggle={(out) => {
                  choose(0)
                  setWithout(new Set(out ? [...without, id] : [...without].filter((it) => it !== id)))
                }}
              />
            ))}
          </fieldset>
        )}
        {from && to && ways.length === 0 && (
          <p role="status">
            {from === to ? t('These are one table.') : t('No foreign keys lead from one to the other.')}
          </p>
        )}
        {!(from && to) && <p>{t('Choose two tables, here or on the diagram.')}</p>}
        <ul className="way-list">
          {from &&
            ways.map((it, i) => (
              <li key={it.map((step) => step.to).join()}>
                <button type="button" aria-pressed={it === way} onClick={() => choose(i)}>
                  {wordsOf(it)}
                  <small>{t('{count} step|{count} steps', { count: it.length })}</small>
                </button>
              </li>
            ))}
        </ul>
        {way?.map(
          (step, i) =>
            step.keys.length > 1 && (
              <Select
                key={step.to}
                aria-label={t('Key between {a} and {b}', { a: pathOf(design, step.from), b: pathOf(design, step.to) })}
                value={String(keys[i] ?? 0)}
                options={step.keys.map((key, n) => ({
                  value: String(n),
                  label: t('{table} by {columns}', {
                    table: pathOf(design, key.parent as Id),
                    columns: key.columns.map((id) => object(design, id)?.name).join(', '),
                  }),
                }))}
                onChoose={(n) => setKeys(way.map((_, j) => (j === i ? Number(n) : (keys[j] ?? 0))))}
              />
            ),
        )}
        {way && (
          <div className="way-sql">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
            <pre tabIndex={0}>{sql}</pre>
            <Button size="small" icon="copy" onClick={() => void copy()}>
              {t('Copy JOIN')}
            </Button>
          </div>
        )}
      </div>
    </Float>
  )
}

type EndProps = { readonly label: string; readonly value: Id | null; readonly onChoose: (id: Id) => void }

function End({ label, value, onChoose }: EndProps) {
  const design = useDesign((it) => it)
  const names = useMemo(() => new Map(tablesOf(design).map((it) => [pathOf(design, it.id), it.id])), [design])
  return (
    <div>
      <span className="way-end">{label}</span>
      <Combobox
        label={label}
        value={value ? pathOf(design, value) : ''}
        placeholder={t('Table')}
        suggest={(text) =>
          [...names.keys()]
            .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
            .slice(0, 20)
            .map((name) => ({ value: name }))
        }
        onCommit={(name) => {
          const id = names.get(name)
          if (id) onChoose(id)
        }}
      />
    </div>
  )
}
