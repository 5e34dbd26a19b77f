import { type Design, type Id, object, pathOf } from '#model'
import { Icon } from '#ui'
import { t, translated, within } from '#words'
import { labelOf } from '../inspector/field-shape.ts'
import { iconOfKind } from '../kind-icon.ts'
import type { FindRow } from './find-rows.ts'
import type { Hit } from './search.ts'

const fieldOf = (hit: Hit): string => within(translated(labelOf(hit.field)))

type FindLineProps = {
  readonly row: FindRow
  readonly at: number
  readonly design: Design
  readonly active: boolean
  readonly onGo: (id: string) => void
}

/** A line of what was found: an object, or a place in one of its texts. */
export function FindLine({ row, at, design, active, onGo }: FindLineProps) {
  const id = row.row === 'root' ? row.root : row.hit.id
  const it = object(design, id as Id)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above walks the list by keys
    <div
      id={`find-${at}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="find-row"
      data-row={row.row}
      onClick={() => onGo(id)}
    >
      <Icon name={it ? iconOfKind(it.kind) : 'note'} size={14} />
      {row.row === 'root' ? (
        <>
          <span>{it ? pathOf(design, it.id) : t('Note')}</span>
          <small>{row.count}</small>
        </>
      ) : (
        <>
          <span>
            {row.hit.line.slice(0, row.hit.from)}
            <mark>{row.hit.line.slice(row.hit.from, row.hit.to)}</mark>
            {row.hit.line.slice(row.hit.to)}
          </span>
          {row.hit.sort !== 'name' && (
            <small>{it && it.id !== row.hit.root ? `${it.name} · ${fieldOf(row.hit)}` : fieldOf(row.hit)}</small>
          )}
        </>
      )}
    </div>
  )
}
