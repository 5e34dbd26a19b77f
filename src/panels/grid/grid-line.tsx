// biome-ignore-all lint/a11y/useSemanticElements: rows of a table element can’t be virtual
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is active

import { CELL_FIELDS, type Design } from '#model'
import { Icon } from '#ui'
import { translated } from '#words'
import { CellInput } from './cell-input.tsx'
import { cellText, type GridRow } from './grid-rows.ts'

type GridLineProps = {
  readonly row: GridRow
  readonly at: number
  readonly design: Design
  /** The field on which someone stands, if it is on this line. */
  readonly active: number | null
  readonly chosen: boolean
  /** What is being typed there. */
  readonly draft: string | null
  readonly onDraft: (text: string) => void
  /** Done typing: with the text, or without (null). */
  readonly onEnd: (text: string | null) => void
  readonly onNext: (way: 'down' | 'next' | 'back', text: string) => void
  readonly onStand: (field: number, more: boolean) => void
  readonly onOpen: () => void
  readonly onTurn: () => void
}

/** A column as a line of the sheet. */
export function GridLine(props: GridLineProps) {
  const { row, at, design, active, chosen, draft, onStand, onOpen, onTurn } = props
  return (
    <div className="grid-row" role="row" aria-rowindex={at + 2} aria-selected={chosen}>
      <span role="rowheader" className="grid-table" title={row.table}>
        {row.table}
      </span>
      {CELL_FIELDS.map((field, i) => {
        const text = cellText(design, row, field)
        const isFlag = field === 'nullable' || field === 'key'
        const typing = active === i && draft !== null
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the sheet has the keyboard
          <span
            key={field}
            id={`grid-${at}-${i}`}
            role="gridcell"
            tabIndex={-1}
            data-field={field}
            aria-selected={active === i}
            title={text.length > 24 ? text : undefined}
            onClick={(event) => {
              if (typing) return
              onStand(i, event.shiftKey)
              if (isFlag && active === i) onTurn()
            }}
            onDoubleClick={() => active === i && onOpen()}
          >
            {typing ? (
              <CellInput {...props} text={draft} isType={field === 'type'} />
            ) : isFlag ? (
              <>
                {text === 'yes' && <Icon name={field === 'key' ? 'key' : 'check'} size={13} />}
                <span className="ui-hidden">{translated(text || 'no')}</span>
              </>
            ) : (
              text
            )}
          </span>
        )
      })}
    </div>
  )
}
