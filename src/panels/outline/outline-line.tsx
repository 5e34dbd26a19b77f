import { CELL_FIELDS } from '#model'
import { Icon } from '#ui'
import { t, translated } from '#words'
import { CellInput } from '../grid/cell-input.tsx'
import { OutlineLink } from './outline-link.tsx'
import { HEADS, type OutlineRow } from './table-outline.ts'

type OutlineLineProps = {
  readonly line: OutlineRow
  readonly at: number
  /** The field on which the keyboard stands, if it is on this line. */
  readonly active: number | null
  readonly draft: string | null
  readonly onDraft: (text: string) => void
  readonly onStand: (field: number) => void
  readonly onOpen: (field: number) => void
  readonly onDrop: () => void
  /** Asks what it refers to. */
  readonly onRefer: () => void
  readonly onEnd: (text: string | null) => void
  readonly onNext: (way: 'down' | 'next' | 'back', text: string) => void
}

const REFERENCES = CELL_FIELDS.length
const DROP = REFERENCES + 1

/** A column: its fields as buttons that say what is in them, each of which opens to be typed. */
export function OutlineLine(props: OutlineLineProps) {
  const { line, at, active, draft, onStand, onOpen, onDrop, onRefer } = props
  const stop = (field: number) => ({
    'data-cell': `${at}-${field}`,
    tabIndex: active === field ? 0 : -1,
    onFocus: () => onStand(field),
  })
  return (
    <tr>
      {line.cells.map(({ field, text }, i) => {
        const Cell = field === 'name' ? 'th' : 'td'
        const flag = field === 'nullable' || field === 'key'
        return (
          <Cell key={field} scope={field === 'name' ? 'row' : undefined} data-field={field}>
            {active === i && draft !== null ? (
              <CellInput
                {...props}
                label={t('{what} of {name}', { what: translated(HEADS[i] ?? ''), name: line.name })}
                text={draft}
                isType={field === 'type'}
              />
            ) : (
              <button type="button" {...stop(i)} onClick={() => onOpen(i)}>
                {flag && text === 'yes' && <Icon name={field === 'key' ? 'key' : 'check'} size={13} />}
                {flag ? <span className="ui-hidden">{translated(text || 'no')}</span> : text || <Nothing />}
              </button>
            )}
          </Cell>
        )
      })}
      <td data-field="references">
        {line.references.map((it, n) => (
          <OutlineLink
            key={it.key}
            to={it.table}
            text={it.text}
            {...(n === 0 ? stop(REFERENCES) : { tabIndex: active === REFERENCES ? 0 : -1 })}
          />
        ))}
        {line.references.length === 0 && (
          <button
            type="button"
            className="outline-refer"
            aria-label={t('Add foreign key from {name}', { name: line.name })}
            {...stop(REFERENCES)}
            onClick={onRefer}
          >
            <Icon name="add" size={12} />
          </button>
        )}
      </td>
      <td data-field="drop">
        <button type="button" aria-label={t('Drop {name}', { name: line.name })} {...stop(DROP)} onClick={onDrop}>
          <Icon name="trash" size={13} />
        </button>
      </td>
    </tr>
  )
}

const Nothing = () => <span className="ui-hidden">{t('empty')}</span>
