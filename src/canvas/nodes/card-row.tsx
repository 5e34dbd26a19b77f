// biome-ignore-all lint/a11y/useSemanticElements: cells stand at fixed places over drawn ones, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the canvas holds the focus and names the active cell (aria-activedescendant)

import { memo } from 'react'
import type { Id } from '#model'
import { useSession } from '#session'
import { t } from '#words'
import { useMomentary } from '../engine-context.ts'
import { HEAD, ROW } from '../project/metrics.ts'
import type { Row } from '../project/scene.ts'
import { CellEditor } from './cell-editor.tsx'
import { Icon } from './icon.tsx'

function Marks({ row }: { row: Row }) {
  const both = row.key && row.foreign
  return (
    <span className="sw-marks" data-both={both || undefined}>
      {row.fold && <Icon name={row.fold} size={12} className="sw-fold" />}
      {row.key && <Icon name="key" size={both ? 11 : 12} className="sw-key" />}
      {row.foreign && <Icon name="foreign" size={both ? 11 : 12} className="sw-foreign" />}
      {row.unique && !row.key && !row.foreign && <i className="sw-unique">U</i>}
    </span>
  )
}

const FOLDS = { open: 'unfolded', closed: 'folded' } as const

const said = (row: Row): string =>
  [row.key && t('primary key'), row.foreign && t('foreign key'), row.unique && t('unique')]
    .filter(Boolean)
    .join(', ') || t('no key')

/** The DOM id of a row or a card, for the canvas's active descendant. */
export const domId = (id: string): string => `sw-${id.replace(/[^\w-]/g, '-')}`

/** One row of a card, its cells where the drawn ones are. */
export const CardRow = memo(function CardRow({ table, row, index }: { table: Id; row: Row; index: number }) {
  const cell = useSession((now) => (now.focused?.column === row.id ? now.focused.field : null))
  const editing = useSession((now) => (now.editing?.column === row.id ? now.editing.field : null))
  const chosen = useSession((now) => now.selection.has(row.id))
  const lit = useMomentary((now) => now.columns.has(row.id)) || chosen
  const typed = row.required !== null
  const at = { top: HEAD + 1 + index * ROW, height: ROW }
  return (
    <div
      role="row"
      id={domId(row.id)}
      className="sw-row"
      style={at}
      data-testid={`row-${row.name}`}
      data-cell={cell ?? undefined}
      data-lit={lit || undefined}
      data-fold={row.fold ?? undefined}
    >
      <span role="gridcell" className="sw-cell-key" aria-label={row.fold ? FOLDS[row.fold] : said(row)}>
        <Marks row={row} />
      </span>
      <span
        role="gridcell"
        className={row.key ? 'sw-name sw-name-key' : 'sw-name'}
        title={cut(row.name, row.shownName)}
      >
        {row.shownName}
      </span>
      {row.type && (
        <span role="gridcell" className="sw-type" title={cut(row.type, row.shownType)}>
          {row.shownType}
        </span>
      )}
      {typed && (
        <span role="gridcell" className="sw-null" aria-label={row.required ? t('not null') : t('may be null')}>
          <i data-required={row.required || undefined} />
        </span>
      )}
      {typed && <b className="sw-handle" data-handle={row.id} data-side="left" />}
      {typed && <b className="sw-handle" data-handle={row.id} data-side="right" />}
      {(editing === 'name' || editing === 'type') && (
        <CellEditor
          key={editing}
          cell={{ table, column: row.id as Id, field: editing }}
          text={editing === 'name' ? row.name : row.type}
        />
      )}
    </div>
  )
})

const cut = (whole: string, shown: string): string | undefined => (whole === shown ? undefined : whole)
