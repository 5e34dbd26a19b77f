import { type DesignStore, type Id, object, pasteColumns } from '#model'
import type { SessionStore } from '#session'
import { toast } from '#ui'
import { t } from '#words'

const MOST_TOLD = 5

/** Adds the cells of a spreadsheet to the selected table as columns: one step. False where a text is none, or no table is selected. */
export function pasteCells({ design, session }: { design: DesignStore; session: SessionStore }, text: string): boolean {
  const now = design.design()
  const [only, ...others] = session.now().selection
  const table = only && others.length === 0 ? object(now, only as Id<'table'>) : null
  const made = table?.kind === 'table' ? pasteColumns(now, table.id, text) : null
  if (!table || !made) return false
  const count = made.columns.length
  const said = t('{count} column added to {name}|{count} columns added to {name}', { count, name: table.name })
  if (count > 0) design.commit(t('Paste {count} column|Paste {count} columns', { count }), made.changes)
  session.say(said)
  const told = made.wrong
    .slice(0, MOST_TOLD)
    .map(({ line, message }) => t('Line {line}: {message}.', { line, message }))
  const more = made.wrong.length - told.length
  if (told.length > 0)
    toast([`${said}.`, ...told, ...(more > 0 ? [t('And {more} more.', { more })] : [])].join(' '), { tone: 'error' })
  return true
}
