import { useState } from 'react'
import { columnsOf, type Id, type IntentEntry } from '#model'
import { useDesign } from '#session'
import { Button, Checkbox, Field, Select, TextInput } from '#ui'
import { msg, spoken, t } from '#words'

type Query = Extract<IntentEntry, { sort: 'query' }>
type Use = 'none' | 'equal' | 'range' | 'up' | 'down' | 'join' | 'search'

const USES = [
  { value: 'none', label: msg('not asked') },
  { value: 'equal', label: msg('equals a value') },
  { value: 'range', label: msg('in a range') },
  { value: 'up', label: msg('sorted') },
  { value: 'down', label: msg('sorted, last first') },
  { value: 'join', label: msg('joined with another table') },
  { value: 'search', label: msg('searched within') },
] as const satisfies readonly { value: Use; label: string }[]

/** Where there is nothing to type: what is asked of each column, chosen; sorting in the order of choosing. */
function queryOf(table: Id<'table'>, given: { name: string; uses: ReadonlyMap<Id, Use>; keyset: boolean }): Query {
  const all = [...given.uses]
  const used = (...wanted: readonly Use[]): Id[] => all.filter(([, use]) => wanted.includes(use)).map(([id]) => id)
  const order = all.flatMap(([column, use]) =>
    use === 'up' || use === 'down' ? [{ column, descending: use === 'down' }] : [],
  )
  return {
    sort: 'query',
    about: table,
    name: given.name,
    sql: null,
    equality: used('equal'),
    range: used('range'),
    order,
    joins: used('join'),
    search: used('search'),
    keyset: given.keyset && order.length > 0,
    where: null,
  }
}

type Props = {
  readonly table: Id<'table'>
  readonly onDeclare: (query: Query) => void
  readonly onCancel: () => void
}

/** A query by what it asks of each column. */
export function QueryForm({ table, onDeclare, onCancel }: Props) {
  const columns = useDesign(
    (design) => columnsOf(design, table).map(({ id, name }) => ({ id, name })),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  const [name, setName] = useState('')
  const [uses, setUses] = useState<ReadonlyMap<Id, Use>>(new Map())
  const [keyset, setKeyset] = useState(false)
  const choose = (id: Id, use: Use) => {
    const next = new Map(uses)
    next.delete(id)
    if (use !== 'none') next.set(id, use)
    setUses(next)
  }
  const sorted = [...uses.values()].some((it) => it === 'up' || it === 'down')
  return (
    <div className="declare-query">
      <Field label={t('Called')} stacked>
        {({ id }) => (
          <TextInput id={id} value="" placeholder={t('open tasks of a user')} onDraft={setName} onCommit={setName} />
        )}
      </Field>
      {columns.map((it) => (
        <Field key={it.id} label={it.name}>
          {({ id }) => (
            <Select
              id={id}
              value={uses.get(it.id) ?? 'none'}
              options={spoken(USES)}
              onChoose={(use) => choose(it.id, use)}
            />
          )}
        </Field>
      ))}
      <Checkbox
        checked={keyset && sorted}
        disabled={!sorted}
        label={t('Page by page, each after the last row of the one before')}
        onToggle={setKeyset}
      />
      <div>
        <Button onClick={onCancel}>{t('Cancel')}</Button>
        <Button
          look="primary"
          disabled={name.trim() === '' || uses.size === 0}
          onClick={() => onDeclare(queryOf(table, { name: name.trim(), uses, keyset }))}
        >
          {t('Declare')}
        </Button>
      </div>
    </div>
  )
}
