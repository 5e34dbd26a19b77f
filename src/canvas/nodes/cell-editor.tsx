// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the combobox attributes are there only where the role is

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { completeTypes } from '#model'
import type { Cell } from '#session'
import { t } from '#words'
import { useEngine } from '../engine-context.ts'
import { commitCell, giveUp, stepFrom, stopEditing } from '../gestures/cells.ts'
import { RenamedAlong } from './renamed-along.tsx'
import { TypeList } from './type-list.tsx'

/** The field in which a cell is typed. Tab goes on, Enter goes down, Escape takes it back. */
export function CellEditor({ cell, text }: { readonly cell: Cell; readonly text: string }) {
  const engine = useEngine()
  const input = useRef<HTMLInputElement>(null)
  const [value, setValue] = useState(text)
  const [chosen, setChosen] = useState(-1)
  const [problem, setProblem] = useState<string | null>(null)
  const done = useRef(false)
  const typed = cell.field === 'type'
  const choices = useMemo(
    () => (typed ? completeTypes(engine.design.design(), value === text ? '' : value).slice(0, 8) : []),
    [engine, typed, value, text],
  )
  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [])

  const commit = (what: string): boolean => {
    const error = commitCell(engine, cell, what)
    setProblem(error)
    if (error) engine.session.say(error)
    else done.current = true
    return error === null
  }
  const pick = () => choices[chosen] ?? value
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const back = event.shiftKey
    if (event.key === 'Escape') {
      done.current = true
      giveUp(engine, cell)
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      event.preventDefault()
      if (commit(pick())) stepFrom(engine, cell, event.key === 'Enter' ? 'down' : back ? 'back' : 'on')
    } else if (typed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setChosen((chosen + by + choices.length + 1) % (choices.length + 1 || 1))
    }
  }
  return (
    <span className="sw-editor" data-field={cell.field} data-own="">
      <input
        ref={input}
        value={value}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        role={typed ? 'combobox' : undefined}
        aria-expanded={typed ? choices.length > 0 : undefined}
        aria-controls={typed ? 'sw-types' : undefined}
        aria-activedescendant={typed && chosen >= 0 ? `sw-type-${chosen}` : undefined}
        aria-label={typed ? t('Type') : cell.column ? t('Column name') : t('Name')}
        aria-invalid={problem !== null}
        data-testid="cell-editor"
        onChange={(event) => {
          setValue(event.target.value)
          setChosen(-1)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (done.current) return
          if (!commit(value)) done.current = true
          stopEditing(engine, cell)
        }}
      />
      {problem && <span className="sw-problem">{problem}</span>}
      {!problem && !typed && <RenamedAlong id={cell.column ?? cell.table} changed={value.trim() !== text} />}
      {typed && choices.length > 0 && (
        <TypeList
          choices={choices}
          chosen={chosen}
          onChoose={(choice) => {
            setValue(choice)
            if (commit(choice)) stepFrom(engine, cell, 'on')
          }}
        />
      )}
    </span>
  )
}
