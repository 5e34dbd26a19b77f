import { useState } from 'react'
import { columnsOf, type Id, plainWords } from '#model'
import { useDesign } from '#session'
import { Button, Checkbox, Field, Select } from '#ui'
import { msg, spoken, t } from '#words'

export type Wanted = { readonly from: readonly Id[]; readonly to: readonly Id[]; readonly multivalued: boolean }

const SORTS = [
  { value: 'one', label: msg('there is one') },
  { value: 'set', label: msg('there is a set of') },
] as const

type Props = {
  readonly table: Id<'table'>
  readonly onDeclare: (wanted: Wanted, words: string) => void
  readonly onCancel: () => void
}

type Named = { readonly id: Id; readonly name: string }

/** Says that some columns determine others, by picking them; what is picked is read back in plain words. */
export function DeclareDependency({ table, onDeclare, onCancel }: Props) {
  const columns = useDesign(
    (design) => columnsOf(design, table).map((it): Named => ({ id: it.id, name: it.name })),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  const [from, setFrom] = useState<ReadonlySet<Id>>(new Set())
  const [to, setTo] = useState<ReadonlySet<Id>>(new Set())
  const [sort, setSort] = useState<(typeof SORTS)[number]['value']>('one')
  const [left, right] = [columns.filter((it) => from.has(it.id)), columns.filter((it) => to.has(it.id))]
  const ready = left.length > 0 && right.length > 0
  const words = ready ? plainWords(left, right, sort === 'set') : null
  const flip = (set: ReadonlySet<Id>, id: Id): ReadonlySet<Id> => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  const declare = () => {
    if (words)
      onDeclare({ from: left.map((it) => it.id), to: right.map((it) => it.id), multivalued: sort === 'set' }, words)
  }
  return (
    <fieldset className="declare-dependency" aria-label={t('New dependency')}>
      <Picks label={t('For one')} columns={columns} picked={from} not={to} onFlip={(id) => setFrom(flip(from, id))} />
      <Field label={t('How many')} stacked>
        {({ id }) => <Select id={id} value={sort} options={spoken(SORTS)} onChoose={setSort} />}
      </Field>
      <Picks label={t('Of these')} columns={columns} picked={to} not={from} onFlip={(id) => setTo(flip(to, id))} />
      <p className="declare-words" aria-live="polite">
        {words ? `${words[0]?.toUpperCase()}${words.slice(1)}.` : t('Pick columns on both sides.')}
      </p>
      <footer>
        <Button size="small" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button size="small" look="primary" disabled={!ready} onClick={declare}>
          {t('Declare')}
        </Button>
      </footer>
    </fieldset>
  )
}

type PicksProps = {
  readonly label: string
  readonly columns: readonly Named[]
  readonly picked: ReadonlySet<Id>
  /** Those on the other side: a column does not determine itself. */
  readonly not: ReadonlySet<Id>
  readonly onFlip: (id: Id) => void
}

function Picks({ label, columns, picked, not, onFlip }: PicksProps) {
  return (
    <fieldset className="declare-picks">
      <legend>{label}</legend>
      {columns
        .filter((it) => !not.has(it.id))
        .map((it) => (
          <Checkbox key={it.id} label={it.name} checked={picked.has(it.id)} onToggle={() => onFlip(it.id)} />
        ))}
    </fieldset>
  )
}
