import { useEffect, useMemo, useState } from 'react'
import { RESERVED_WORDS, type Token, tokenize } from '#base'
import './sql-input.css'

type SqlInputProps = {
  readonly id?: string
  readonly label: string
  readonly describedBy: string | undefined
  readonly value: string
  readonly placeholder?: string
  readonly onCommit: (sql: string) => void
  /** Hears every letter, before it is committed. */
  readonly onDraft?: ((sql: string) => void) | undefined
}

/** Beyond this the colouring would cost more than a frame, and nobody reads it in a field. */
const MOST_COLOURED = 20_000

const lookOf = (token: Token): string =>
  token.type === 'name' && !token.quoted && RESERVED_WORDS.has(token.value) ? 'keyword' : token.type

/** SQL of a few lines, coloured. Ctrl+Enter or leaving it commits, Escape takes it back. */
export function SqlInput({ id, label, describedBy, value, placeholder, onCommit, onDraft }: SqlInputProps) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const tokens = useMemo(() => (draft.length <= MOST_COLOURED ? tokenize(draft) : []), [draft])
  const write = (next: string) => {
    setDraft(next)
    onDraft?.(next)
  }
  const commit = () => draft !== value && onCommit(draft)
  return (
    <div className="sql-input">
      <pre aria-hidden="true">
        {tokens.map((token) => (
          <span key={token.from} data-token={lookOf(token)}>
            {draft.slice(token.from, token.to)}
          </span>
        ))}
        {tokens.length === 0 && draft}
        {'\u200b'}
      </pre>
      <textarea
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder}
        spellCheck={false}
        value={draft}
        onChange={(event) => write(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !draft.includes('\n')) && !event.shiftKey) {
            event.preventDefault()
            commit()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          write(value)
        }}
      />
    </div>
  )
}
