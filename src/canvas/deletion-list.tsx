import { useMemo } from 'react'
import { type DeleteStep, deletionFrom, type Id, object, pathOf } from '#model'
import { useDesign, useSession, useSessionStore } from '#session'
import { IconButton } from '#ui'
import { msg, type PlainMessage, t, translated } from '#words'
import { TONES } from './deletion-tones.ts'
import './deletion-list.css'

const SAYS: Readonly<Record<DeleteStep['does'], PlainMessage>> = {
  delete: msg('deleted along'),
  empty: msg('left, without the reference'),
  refuse: msg('in the way'),
}

const FAILS: Readonly<Record<DeleteStep['fails'], string>> = {
  never: '',
  always: msg('the DELETE fails while a row refers'),
  'by order': msg('whether it fails depends on which foreign key was made first'),
  'too early': msg('the DELETE fails, although these rows would go too'),
}

/** What a DELETE on a table reaches, in words: what the diagram says in colours. */
export function DeletionList() {
  const id = useSession((it) => it.deleting)
  const table = useDesign((design) => (id ? object(design, id) : null))
  return table?.kind === 'table' && <List table={table.id} />
}

function List({ table }: { readonly table: Id<'table'> }) {
  const session = useSessionStore()
  const design = useDesign((it) => it)
  const deletion = useMemo(() => deletionFrom(design, table), [design, table])
  return (
    <section className="sw-deletion" aria-label={t('What a DELETE on {name} reaches', { name: pathOf(design, table) })}>
      <header>
        <h2 dir="ltr">
          DELETE FROM <b>{pathOf(design, table)}</b>
        </h2>
        <IconButton
          icon="close"
          size="small"
          label={t('Close what a DELETE reaches')}
          onClick={() => session.set({ deleting: null })}
        />
      </header>
      {deletion.steps.length === 0 && <p>{t('No foreign key points here: nothing else is touched.')}</p>}
      <ul>
        {deletion.steps.map((step) => (
          <li key={step.key.id} data-tone={TONES[step.does]}>
            <button type="button" onClick={() => session.select([step.table])}>
              {pathOf(design, step.table)}
            </button>
            <span>
              {step.fails === 'never' && step.does === 'refuse'
                ? t('gone before it is looked for')
                : t(SAYS[step.does])}
              <small>
                {' '}
                {t('{action} of {name}', {
                  action: `ON DELETE ${step.key.onDelete.toUpperCase()}`,
                  name: pathOf(design, step.key.target),
                })}
              </small>
            </span>
            {step.fails !== 'never' && <em>{translated(FAILS[step.fails])}</em>}
          </li>
        ))}
      </ul>
    </section>
  )
}
