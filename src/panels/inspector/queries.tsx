import { useState } from 'react'
import { forget, type Id, intend } from '#model'
import { useDesignStore } from '#session'
import { Badge, Button, Field, Icon, IconButton, Tabs, TextArea, TextInput } from '#ui'
import { msg, spoken, t } from '#words'
import { QueryForm } from './query-form.tsx'
import type { TableTheory } from './table-theory.ts'
import { useWorkedOut } from './use-worked-out.ts'
import './queries.css'

type QueriesProps = { readonly table: Id<'table'>; readonly theory: TableTheory }

/** What the product asks of a table: by it, indexes are justified, missing, or too many. */
export function Queries({ table, theory }: QueriesProps) {
  const store = useDesignStore()
  const [declaring, setDeclaring] = useState(false)
  const reading = useWorkedOut(table, theory.queries)
  const queries = reading?.queries ?? []
  return (
    <section className="inspector-section" aria-label={t('Queries')}>
      <header>
        <h2>{t('queries')}</h2>
        <Badge>{queries.length}</Badge>
        <span />
        {!declaring && (
          <IconButton icon="add" size="small" label={t('Declare a query')} onClick={() => setDeclaring(true)} />
        )}
      </header>
      <ul className="queries">
        {queries.map((it) => (
          <li key={it.key} data-served={it.index !== null || reading?.small || undefined}>
            <Icon name={it.index || reading?.small ? 'check' : 'warning'} size={14} />
            <span>
              <b>{it.name}</b>: {it.asks}
              <small>
                {it.index
                  ? t('served by {index}', { index: it.index })
                  : reading?.small
                    ? t('so few rows need no index')
                    : t('no index leads to its rows')}
              </small>
            </span>
            <IconButton
              icon="close"
              size="small"
              label={t('Forget the query {name}', { name: it.name })}
              onClick={() =>
                store.commit(t('forget the query {name}', { name: it.name }), forget(store.design(), it.key))
              }
            />
          </li>
        ))}
      </ul>
      {(reading?.proposals ?? []).map((it) => (
        <p key={it.words} className="queries-proposed">
          <span>{t('An index on {words} would serve {names}.', { words: it.words, names: it.serves.join(', ') })}</span>
          <Button
            size="small"
            icon="wand"
            onClick={() => store.commit(t('add an index on {words}', { words: it.words }), it.changes)}
          >
            {t('Add it')}
          </Button>
        </p>
      ))}
      {(reading?.unneeded ?? []).length > 0 && (
        <p className="queries-proposed">
          {t('No query and no key needs {names}.', { names: reading?.unneeded.join(', ') ?? '' })}
        </p>
      )}
      {declaring && <NewQuery table={table} theory={theory} onDone={() => setDeclaring(false)} />}
    </section>
  )
}

const WAYS = [
  { id: 'sql', title: msg('As a SELECT') },
  { id: 'form', title: msg('By columns') },
] as const

/** Either way to say what is asked. */
function NewQuery({ table, theory, onDone }: DeclareQueryProps & { readonly table: Id<'table'> }) {
  const store = useDesignStore()
  const [way, setWay] = useState<(typeof WAYS)[number]['id']>('sql')
  return (
    <>
      <Tabs label={t('How the query is said')} tabs={spoken(WAYS)} active={way} onChoose={setWay} />
      {way === 'sql' ? (
        <DeclareQuery theory={theory} onDone={onDone} />
      ) : (
        <QueryForm
          table={table}
          onCancel={onDone}
          onDeclare={(query) => {
            store.commit(t('declare the query {name}', { name: query.name }), intend(store.design(), query))
            onDone()
          }}
        />
      )}
    </>
  )
}

type DeclareQueryProps = { readonly theory: TableTheory; readonly onDone: () => void }

/** A query as its SELECT, read by Postgres' own parser. */
function DeclareQuery({ theory, onDone }: DeclareQueryProps) {
  const store = useDesignStore()
  const [name, setName] = useState('')
  const [sql, setSql] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const declare = async () => {
    const { changes, unread } = await theory.readQuery(name.trim(), sql)
    if (changes.length === 0)
      return setTrouble(
        unread.length > 0 ? `${unread.join('; ')}.` : t('It looks for no particular rows of this design.'),
      )
    store.commit(t('declare the query {name}', { name: name.trim() }), changes)
    if (unread.length > 0) return setTrouble(t('Declared, but for this: {what}.', { what: unread.join('; ') }))
    onDone()
  }
  return (
    <div className="declare-query">
      <Field label={t('Called')} stacked>
        {({ id }) => (
          <TextInput id={id} value="" placeholder={t('open tasks of a user')} onDraft={setName} onCommit={setName} />
        )}
      </Field>
      <Field label="SELECT" stacked error={trouble} hint={t('$1 or any value stands for what is asked each time.')}>
        {({ id, describedBy }) => (
          <TextArea
            id={id}
            aria-describedby={describedBy}
            value=""
            placeholder="select … where … order by … limit 20"
            onDraft={setSql}
            onCommit={setSql}
          />
        )}
      </Field>
      <div>
        <Button onClick={onDone}>{t('Cancel')}</Button>
        <Button look="primary" disabled={name.trim() === '' || sql.trim() === ''} onClick={() => void declare()}>
          {t('Declare')}
        </Button>
      </div>
    </div>
  )
}
