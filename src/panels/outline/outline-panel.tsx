import { startTransition, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { bucketOf, childrenOf, type Design, type Id, kindOfId, leansOn, object, removeObjects } from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Button, IconButton, Select } from '#ui'
import { t } from '#words'
import { TypesList } from '../grid/cell-input.tsx'
import { headingOf, type OutlineAsks, OutlineProvider } from './outline-context.ts'
import { OutlineOthers } from './outline-others.tsx'
import { endsOf, outlinePages, pagedBy, pageWith } from './outline-pages.ts'
import { OutlineTable } from './outline-table.tsx'
import './outline.css'

type OutlinePanelProps = {
  /** Makes a table in a schema, and tells which. */
  readonly onAddTable: (schema: Id<'schema'> | null) => Id
  /** Asks before these are dropped with what leans on them. */
  readonly onDrop: (ids: readonly Id[]) => void
  readonly onInspect: (id: Id) => void
  readonly onClose: () => void
}

const rootOf = (design: Design, id: string | undefined): Id | null =>
  (id?.includes(':') && bucketOf(design.objects, id as Id)?.root) || null

/** The whole design in words: headings, tables and links, to be read and edited without the diagram. */
export function OutlinePanel({ onAddTable, onDrop, onInspect, onClose }: OutlinePanelProps) {
  const store = useDesignStore()
  const session = useSessionStore()
  const design = useDeferredValue(useDesign((it) => it))
  const by = useMemo(() => pagedBy(design), [design])
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is what they are made by
  const pages = useMemo(() => outlinePages(design), [by])
  const [at, setAt] = useState(0)
  const [fresh, setFresh] = useState<Id | null>(null)
  /** Where the focus goes as soon as it is on the page. */
  const [wanted, setWanted] = useState<Id | null>(() => rootOf(store.design(), [...session.now().selection][0]))
  const stood = useRef<Id | null>(null)
  const top = useRef<HTMLHeadingElement>(null)
  const box = useRef<HTMLElement>(null)
  const current = Math.min(at, pages.length - 1)
  const page = pages[current]

  const turn = useCallback((to: number) => startTransition(() => setAt(to)), [])
  useEffect(() => top.current?.focus(), [])
  useEffect(() => {
    if (!wanted) return
    const there = pageWith(pages, wanted)
    if (there === -1) return
    if (there !== current) return turn(there)
    setWanted(null)
    const heading = document.getElementById(headingOf(wanted))
    heading?.scrollIntoView({ block: 'start' })
    const from = document.activeElement
    if (fresh !== wanted && (from === document.body || box.current?.contains(from) || from?.closest('.sw-canvas')))
      heading?.focus({ preventScroll: true })
  }, [wanted, pages, current, fresh, turn])
  useEffect(
    () =>
      session.state.subscribe(({ selection }, was) => {
        const [id] = selection
        const root = selection !== was.selection && selection.size === 1 ? rootOf(store.design(), id) : null
        if (root && root !== stood.current) setWanted(root)
      }),
    [session, store],
  )
  const asks = useMemo((): OutlineAsks => {
    const drop: OutlineAsks['drop'] = (ids, name) => {
      if (leansOn(store.design(), ids)) {
        onDrop(ids)
        return false
      }
      store.commit(t('drop {name}', { name }), removeObjects(store.design(), ids))
      session.say(t('{name} dropped', { name }))
      return true
    }
    return {
      go: setWanted,
      drop,
      stand(id) {
        stood.current = rootOf(store.design(), id)
        session.select([id])
      },
      inspect: onInspect,
      fresh,
    }
  }, [store, session, onDrop, onInspect, fresh])
  const addTable = (schema: Id<'schema'> | null) => {
    const made = onAddTable(schema)
    setFresh(made)
    setWanted(made)
    session.say(t('Table added; type its name'))
  }
  const titleOf = (id: Id | null) => (id && object(design, id)?.name) ?? t('empty')
  return (
    <section ref={box} className="outline" aria-label={t('Outline of the design')}>
      <header className="outline-bar">
        <h2 ref={top} tabIndex={-1}>
          {t('Outline')}
        </h2>
        {pages.length > 1 && (
          <nav aria-label={t('Pages of the outline')}>
            <IconButton
              icon="previous"
              size="small"
              label={t('Page before')}
              disabled={current === 0}
              onClick={() => turn(current - 1)}
            />
            <Select
              aria-label={t('Page')}
              value={String(current)}
              options={pages.map((it, i) => ({
                value: String(i),
                label: t('{page} of {all}: {ends}', {
                  page: i + 1,
                  all: pages.length,
                  ends: endsOf(it).map(titleOf).join(' – '),
                }),
              }))}
              onChoose={(to) => turn(Number(to))}
            />
            <IconButton
              icon="next"
              size="small"
              label={t('Next page')}
              disabled={current >= pages.length - 1}
              onClick={() => turn(current + 1)}
            />
          </nav>
        )}
        <span className="outline-space" />
        <Button size="small" icon="add" onClick={() => addTable(null)}>
          {t('Table')}
        </Button>
        <IconButton icon="close" size="small" label={t('Close outline')} onClick={onClose} />
      </header>
      <OutlineProvider value={asks}>
        <div className="outline-page" key={current}>
          {page?.parts.map(({ schema, tables, others }) => (
            <section
              key={schema ?? 'server'}
              aria-label={schema ? t('Schema {name}', { name: titleOf(schema) }) : t('Of the server')}
            >
              <h3>
                {schema ? t('Schema {name}', { name: titleOf(schema) }) : t('Of the server')}
                <small> {counted(design, schema, tables.length)}</small>
              </h3>
              {tables.map((id) => (
                <OutlineTable key={id} id={id} />
              ))}
              <OutlineOthers ids={others} of={schema ? titleOf(schema) : t('the server')} />
              {schema && pages.length === 1 && kindOfId(schema) === 'schema' && page.parts.length > 1 && (
                <Button size="small" look="ghost" icon="add" onClick={() => addTable(schema)}>
                  {t('Table in {name}', { name: titleOf(schema) })}
                </Button>
              )}
            </section>
          ))}
          <TypesList design={design} />
        </div>
      </OutlineProvider>
    </section>
  )
}

/** How many tables stand here, and of how many. */
function counted(design: Design, schema: Id | null, here: number): string {
  const all = schema ? childrenOf(design, schema).filter((it) => it.kind === 'table').length : here
  return here === all
    ? t('{count} table|{count} tables', { count: all })
    : t('{here} of {count} table|{here} of {count} tables', { here, count: all })
}
