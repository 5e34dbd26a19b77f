import { later } from '#ui'
import { SqlInput } from './sql-input.tsx'

const SqlEditor = later(async () => {
  await (await import('../code/load-editor.ts')).loadEditor()
  return (await import('../code/sql-editor.tsx')).SqlEditor
})

export type SqlFieldProps = {
  readonly id?: string
  readonly label: string
  readonly describedBy: string | undefined
  readonly value: string
  readonly form: 'expression' | 'query' | 'statement' | 'body'
  readonly language: string
  /** Where in it Postgres finds fault. */
  readonly wrongAt: number | null
  readonly placeholder?: string
  readonly onCommit: (sql: string) => void
  /** Hears every letter, before it is committed. */
  readonly onDraft?: ((sql: string) => void) | undefined
}

/** An expression that fits in two lines needs no editor. */
const SHORT = 90

/** SQL in a form: a line or two in a field, anything longer in an editor. What it is decides as it stands, not as it is typed. */
export function SqlField({ form, language, wrongAt, ...field }: SqlFieldProps) {
  const { value } = field
  const long = value !== '' && (form !== 'expression' || value.length > SHORT || value.includes('\n'))
  if (!long) return <SqlInput {...field} />
  const waiting = <pre className="sql-editor-wait">{value}</pre>
  return <SqlEditor {...field} language={language} wrongAt={wrongAt} meanwhile={waiting} />
}
