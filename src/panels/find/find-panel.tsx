import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useDesign, useSession } from '#session'
import { Button, Checkbox, Empty, IconButton, Tooltip, VirtualList, type VirtualListHandle } from '#ui'
import { msg, t, translated } from '#words'
import { FindLine } from './find-line.tsx'
import { rowsOf, stepRow } from './find-rows.ts'
import { ReplaceDialog } from './replace-dialog.tsx'
import type { FindQuery, Hit } from './search.ts'
import type { FoundIn } from './texts-of.ts'
import { useFind } from './use-find.ts'
import './find.css'

const SORTS: readonly { readonly title: string; readonly sorts: readonly FoundIn[] }[] = [
  { title: msg('Names'), sorts: ['name', 'label'] },
  { title: msg('Comments'), sorts: ['comment', 'note'] },
  { title: 'SQL', sorts: ['sql'] },
]
const ALL = SORTS.flatMap((it) => it.sorts)
const NO_HITS: readonly Hit[] = []

const FLAGS = [
  { flag: 'matchCase', sign: 'Aa', title: msg('Match case') },
  { flag: 'wholeWords', sign: 'W', title: msg('Whole words') },
  { flag: 'pattern', sign: '.*', title: msg('Regular expression') },
] as const

export type FindScope = { readonly here: boolean; readonly round: number }
type FindPanelProps = { readonly scope: FindScope; readonly onGo: (id: string) => void }

/** Finds text in names, columns, comments and SQL; replaces it in names and comments. */
export function FindPanel({ scope, onGo }: FindPanelProps) {
  const diagram = useSession((it) => it.diagram)
  const design = useDesign((it) => it)
  const [text, setText] = useState('')
  const [flags, setFlags] = useState({ matchCase: false, wholeWords: false, pattern: false })
  const [sorts, setSorts] = useState<readonly FoundIn[]>(ALL)
  const [here, setHere] = useState(scope.here)
  const [by, setBy] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const [asked, ask] = useState<{ query: FindQuery; hits: readonly Hit[] } | null>(null)
  const query = useMemo(
    () => ({ text, ...flags, sorts, diagram: here ? diagram : null }),
    [text, flags, sorts, here, diagram],
  )
  const { found, client } = useFind(query)
  const hits = 'hits' in found ? found.hits : NO_HITS
  const rows = useMemo(() => rowsOf(hits), [hits])
  const list = useRef<VirtualListHandle>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    setHere(scope.here)
    input.current?.focus()
    input.current?.select()
  }, [scope])
  const step = (to: 1 | -1) => {
    const at = stepRow(rows, active, to)
    const row = rows[at]
    if (row?.row !== 'hit') return
    setActive(at)
    list.current?.reveal(at)
    onGo(row.hit.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else return
    event.preventDefault()
  }
  const said =
    'wrong' in found
      ? found.wrong
      : text === ''
        ? ''
        : found.more
          ? t('{count}+ places in {objects}|{count}+ places in {objects}', {
              count: hits.length,
              objects: rows.length - hits.length,
            })
          : t('{count} place in {objects}|{count} places in {objects}', {
              count: hits.length,
              objects: rows.length - hits.length,
            })
  return (
    <section className="find" aria-label={t('Find')}>
      <div className="find-head">
        <div className="find-line">
          <IconButton
            icon={by === null ? 'chevron' : 'down'}
            size="small"
            label={by === null ? t('Replace…') : t('Only find')}
            aria-expanded={by !== null}
            onClick={() => setBy(by === null ? '' : null)}
          />
          <input
            ref={input}
            className="ui-input"
            role="combobox"
            aria-label={t('Text to find')}
            aria-expanded={rows.length > 0}
            aria-controls="find-list"
            aria-activedescendant={active >= 0 ? `find-${active}` : undefined}
            placeholder={t('Find in names, comments, SQL')}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setActive(-1)
            }}
            onKeyDown={onKeyDown}
          />
          {FLAGS.map(({ flag, sign, title }) => (
            <Tooltip key={flag} text={t(title)}>
              <button
                type="button"
                className="ui-button"
                data-look="ghost"
                data-size="small"
                data-icon-only=""
                aria-label={t(title)}
                aria-pressed={flags[flag]}
                onClick={() => setFlags({ ...flags, [flag]: !flags[flag] })}
              >
                {sign}
              </button>
            </Tooltip>
          ))}
        </div>
        {by !== null && (
          <div className="find-line">
            <input
              className="ui-input"
              aria-label={t('Replace by')}
              placeholder={t('Replace in names and comments')}
              spellCheck={false}
              autoComplete="off"
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
            <Button size="small" disabled={hits.length === 0} onClick={() => ask({ query, hits })}>
              {t('Replace…')}
            </Button>
          </div>
        )}
        <div className="find-sorts">
          {SORTS.map((it) => (
            <Checkbox
              key={it.title}
              label={translated(it.title)}
              checked={it.sorts.every((sort) => sorts.includes(sort))}
              onToggle={(on) =>
                setSorts(on ? [...sorts, ...it.sorts] : sorts.filter((sort) => !it.sorts.includes(sort)))
              }
            />
          ))}
          <Checkbox label={t('This diagram only')} checked={here} onToggle={setHere} />
        </div>
        {said && (
          <div className="find-said" role="status" data-tone={'wrong' in found ? 'error' : undefined}>
            <span>{said}</span>
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty icon="search" title={text === '' ? t('Find anything in this design') : t('Nothing found')} />
      ) : (
        <VirtualList
          id="find-list"
          role="listbox"
          aria-label={t('Found')}
          tabIndex={-1}
          className="find-list"
          handle={list}
          count={rows.length}
          rowHeight={24}
          row={(i) => {
            const row = rows[i]
            return (
              row && (
                <FindLine
                  key={row.row === 'root' ? row.root : `hit ${row.at}`}
                  row={row}
                  at={i}
                  design={design}
                  active={i === active}
                  onGo={(id) => {
                    setActive(i)
                    onGo(id)
                  }}
                />
              )
            )
          }}
        />
      )}
      {asked && client && <ReplaceDialog {...asked} client={client} by={by ?? ''} onClose={() => ask(null)} />}
    </section>
  )
}
