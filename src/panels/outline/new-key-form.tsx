import { useMemo, useRef, useState } from 'react'
import { addForeignKey, columnsOf, type Id, object, pathOf } from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Button, Combobox, Select } from '#ui'
import { t } from '#words'
import { keyTargets } from '../inspector/own-commands.ts'

const MADE = 'new'

type NewKeyFormProps = {
  readonly table: Id<'table'>
  /** The column that refers; null: one is found or made. */
  readonly column: Id<'column'> | null
  readonly onClose: () => void
}

/** What a table's new foreign key is made of: the column that refers, and the table referred to. */
export function NewKeyForm({ table, column: given, onClose }: NewKeyFormProps) {
  const store = useDesignStore()
  const session = useSessionStore()
  const design = useDesign((it) => it)
  const [column, setColumn] = useState<string>(given ?? MADE)
  const [wrong, setWrong] = useState<string | null>(null)
  const to = useRef('')
  const targets = useMemo(() => new Map(keyTargets(design).map((it) => [it.path, it.id])), [design])
  const options = [
    { value: MADE, label: t('a new column') },
    ...columnsOf(design, table).map((it) => ({ value: it.id as string, label: it.name })),
  ]
  const add = () => {
    const target = targets.get(to.current)
    const fail = (why: string) => {
      setWrong(why)
      session.say(why)
    }
    if (!target)
      return fail(
        to.current === ''
          ? t('Choose a table to refer to.')
          : t('No table “{current}” has a key.', { current: to.current }),
      )
    const from = { table, column: column === MADE ? null : (column as Id<'column'>) }
    const made = addForeignKey(store.design(), { from, to: { table: target, column: null } })
    if ('error' in made) return fail(t('Not added: {error}.', { error: made.error }))
    store.commit(t('add foreign key to {current}', { current: to.current }), made.changes)
    session.say(
      t('Foreign key {name} added, to {current}', {
        name: object(store.design(), made.key)?.name ?? '',
        current: to.current,
      }),
    )
    onClose()
  }
  return (
    <form
      className="outline-new-key"
      aria-label={t('New foreign key of {name}', { name: pathOf(design, table) })}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <Select aria-label={t('Column that refers')} value={column} options={options} onChoose={setColumn} />
      <span aria-hidden="true">→</span>
      <Combobox
        label={t('Table referred to')}
        value=""
        placeholder={t('Table')}
        focused
        suggest={(text) =>
          [...targets.keys()]
            .filter((path) => path.toLowerCase().includes(text.toLowerCase()))
            .slice(0, 20)
            .map((value) => ({ value }))
        }
        onCommit={(path) => {
          to.current = path
          setWrong(null)
        }}
      />
      <Button submit size="small" look="primary">
        {t('Add foreign key')}
      </Button>
      <Button size="small" onClick={onClose}>
        {t('Cancel')}
      </Button>
      {wrong && <p className="outline-wrong">{wrong}</p>}
    </form>
  )
}
