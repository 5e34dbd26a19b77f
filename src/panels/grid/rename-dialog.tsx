import { useMemo, useState } from 'react'
import { useDesign, useDesignStore } from '#session'
import { Button, Checkbox, Dialog, Field, TextInput, toast } from '#ui'
import { t } from '#words'
import { replaceAll } from '../find/replace.ts'
import { matcherOf } from '../find/search.ts'
import type { GridRow } from './grid-rows.ts'

const MOST_SHOWN = 40
/** More names than these are for the find panel, which has a worker for it. */
const MOST = 400

type RenameDialogProps = { readonly columns: readonly GridRow[]; readonly onClose: () => void }

/** Renames columns by a pattern: shown as it is typed, done as one step, and everything that names them follows. */
export function RenameDialog({ columns, onClose }: RenameDialogProps) {
  const store = useDesignStore()
  const design = useDesign((it) => it)
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  const [pattern, setPattern] = useState(false)
  const query = useMemo(
    () => ({ text, pattern, matchCase: true, wholeWords: false, sorts: ['name'] as const, diagram: null }),
    [text, pattern],
  )
  const matcher = useMemo(() => (text === '' ? null : matcherOf(query)), [query, text])
  const wrong = matcher && 'wrong' in matcher ? matcher.wrong : null
  const fits = useMemo(() => {
    if (!matcher || 'wrong' in matcher) return []
    return columns.filter(({ column }) => column.name.search(matcher) !== -1).slice(0, MOST)
  }, [matcher, columns])
  const replaced = useMemo(
    () => (fits.length === 0 ? null : replaceAll(design, { query, by, only: new Set(fits.map((it) => it.column.id)) })),
    [design, fits, query, by],
  )
  const names = useMemo(() => {
    const now = new Map(replaced?.changes.flatMap((it) => (it.op === 'set' ? [[it.after.id, it.after.name]] : [])))
    return fits.flatMap(({ table, column }) => {
      const next = now.get(column.id)
      return next && next !== column.name ? [{ id: column.id, table, was: column.name, now: next }] : []
    })
  }, [fits, replaced])
  const rename = () => {
    store.commit(t('rename {count} column|rename {count} columns', { count: names.length }), replaced?.changes ?? [])
    toast(t('{count} column renamed|{count} columns renamed', { count: names.length }), {
      action: { label: t('Undo'), run: () => store.undo() },
    })
    onClose()
  }
  return (
    <Dialog
      title={t('Rename {count} column by a pattern|Rename {count} columns by a pattern', { count: columns.length })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" disabled={names.length === 0} onClick={rename}>
            {t('Rename {count}', { count: names.length })}
          </Button>
        </>
      }
    >
      <div className="grid-rename">
        <Field label={t('Replace')} stacked error={wrong}>
          {({ id }) => <TextInput id={id} data-focus mono value="" onDraft={setText} onCommit={setText} />}
        </Field>
        <Field label={t('By')} stacked>
          {({ id }) => <TextInput id={id} mono value="" onDraft={setBy} onCommit={setBy} />}
        </Field>
        <Checkbox label={t('Regular expression ($1 is its first group)')} checked={pattern} onToggle={setPattern} />
        <ul aria-label={t('New names')}>
          {names.slice(0, MOST_SHOWN).map((it) => (
            <li key={it.id}>
              {it.table}.<s>{it.was}</s> <b>{it.now}</b>
            </li>
          ))}
          {names.length > MOST_SHOWN && <li>{t('and {more} more', { more: names.length - MOST_SHOWN })}</li>}
          {replaced?.refused.slice(0, MOST_SHOWN).map((it) => (
            <li key={it.id} className="grid-refused">
              {t('{name} stays: {why}', { name: it.name, why: it.why })}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
