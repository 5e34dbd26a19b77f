import { useMemo } from 'react'
import { type DeleteStep, deletionFrom, type Id, object, pathOf } from '#model'
import { useDesign, useSession, useSessionStore } from '#session'
import { IconButton } from '#ui'
import { TONES } from './deletion-tones.ts'
import './deletion-list.css'

const SAYS: Readonly<Record<DeleteStep['does'], string>> = {
  delete: 'deleted along',
  empty: 'left, without the reference',
  refuse: 'in the way',
}

const FAILS: Readonly<Record<DeleteStep['fails'], string>> = {
  never: '',
  always: 'the DELETE fails while a row refers',
  'by order': 'whether it fails depends on which foreign key was made first',
  'too early': 'the DELETE fails, although these rows would go too',
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
    <section className="sw-deletion" aria-label={`What a DELETE on ${pathOf(design, table)} reaches`}>
      <header>
        <h2>
          DELETE FROM <b>{pathOf(design, table)}</b>
        </h2>
        <IconButton
          icon="close"
          size="small"
          label="Close what a DELETE reaches"
          onClick={() => session.set({ deleting: null })}
        />
      </header>
      {deletion.steps.length === 0 && <p>No foreign key points here: nothing else is touched.</p>}
      <ul>
        {deletion.steps.map((step) => (
          <li key={step.key.id} data-tone={TONES[step.does]}>
            <button type="button" onClick={() => session.select([step.table])}>
              {pathOf(design, step.table)}
            </button>
            <span>
              {step.fails === 'never' && step.does === 'refuse' ? 'gone before it is looked for' : SAYS[step.does]}
              <small>
                {' '}
                ON DELETE {step.key.onDelete.toUpperCase()} of {pathOf(design, step.key.target)}
              </small>
            </span>
            {step.fails !== 'never' && <em>{FAILS[step.fails]}</em>}
          </li>
        ))}
      </ul>
    </section>
  )
}
