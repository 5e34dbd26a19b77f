import { useState } from 'react'
import { forget, type Id, intend } from '#model'
import { useDesignStore } from '#session'
import { Badge, Button, Field, Icon, IconButton, Tabs, TextArea, TextInput } from '#ui'
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
    <section className="inspector-section" aria-label="Queries">
      <header>
        <h2>queries</h2>
        <Badge>{queries.length}</Badge>
        <span />
        {!declaring && (
          <IconButton icon="add" size="small" label="Declare a query" onClick={() => setDeclaring(true)} />
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
                  ? `served by ${it.index}`
                  : reading?.small
                    ? 'so few rows need no index'
                    : 'no index leads to its rows'}
              </small>
            </span>
            <IconButton
              icon="close"
              size="small"
              label={`Forget the query ${it.name}`}
              onClick={() => store.commit(`forget the query ${it.name}`, forget(store.design(), it.key))}
            />
          </li>
        ))}
      </ul>
      {(reading?.proposals ?? []).map((it) => (
        <p key={it.words} className="queries-proposed">
          <span>
            An index on {it.words} would serve {it.serves.join(', ')}.
          </span>
          <Button size="small" icon="wand" onClick={() => store.commit(`add an index on ${it.words}`, it.changes)}>
            Add it
          </Button>
        </p>
      ))}
      {declaring && <NewQuery table={table} theory={theory} onDone={() => setDeclaring(false)} />}
    </section>
  )
}

const WAYS = [
  { id: 'sql', title: 'As a SELECT' },
  { id: 'form', title: 'By columns' },
] as const

/** Either way to say what is asked. */
function NewQuery({ table, theory, onDone }: DeclareQueryProps & { readonly table: Id<'table'> }) {
  const store = useDesignStore()
  const [way, setWay] = useState<(typeof WAYS)[number]['id']>('sql')
  return (
    <>
      <Tabs label="How the query is said" tabs={WAYS} active={way} onChoose={setWay} />
      {way === 'sql' ? (
        <DeclareQuery theory={theory} onDone={onDone} />
      ) : (
        <QueryForm
          table={table}
          onCancel={onDone}
          onDeclare={(query) => {
            store.commit(`declare the query ${query.name}`, intend(store.design(), query))
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
      return setTrouble(unread.length > 0 ? `${unread.join('; ')}.` : 'It looks for no particular rows of this design.')
    store.commit(`declare the query ${name.trim()}`, changes)
    if (unread.length > 0) return setTrouble(`Declared, but for this: ${unread.join('; ')}.`)
    onDone()
  }
  return (
    <div className="declare-query">
      <Field label="Called" stacked>
        {({ id }) => (
          <TextInput id={id} value="" placeholder="open tasks of a user" onDraft={setName} onCommit={setName} />
        )}
      </Field>
      <Field label="SELECT" stacked error={trouble} hint="$1 or any value stands for what is asked each time.">
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
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" disabled={name.trim() === '' || sql.trim() === ''} onClick={() => void declare()}>
          Declare
        </Button>
      </div>
    </div>
  )
}
