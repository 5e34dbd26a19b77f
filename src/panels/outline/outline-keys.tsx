import { FOREIGN_KEY_ACTIONS, type Id, setField } from '#model'
import { useDesignStore, useSessionStore } from '#session'
import { IconButton, Select } from '#ui'
import { t, translated } from '#words'
import { useOutline } from './outline-context.ts'
import { OutlineLink } from './outline-link.tsx'
import type { TableOutline } from './table-outline.ts'

const ACTIONS = FOREIGN_KEY_ACTIONS.map((it) => ({ value: it, label: it }))

/** What a table refers to, what refers to it, and what else stands beneath it. */
export function OutlineKeys({ table }: { readonly table: TableOutline }) {
  const store = useDesignStore()
  const session = useSessionStore()
  const outline = useOutline()
  const setOnDelete = (id: Id, name: string, onDelete: string) => {
    store.commit(t('set on delete of {name}', { name }), setField(store.design(), id, { onDelete }))
    session.say(t('On delete of {name}: {onDelete}', { name, onDelete }))
  }
  return (
    <>
      {table.keys.length > 0 && (
        <table className="outline-keys">
          <caption>{t('Foreign keys')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('Columns')}</th>
              <th scope="col">{t('Refer to')}</th>
              <th scope="col">{t('On delete')}</th>
              <th scope="col">{t('Name')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {table.keys.map((key) => (
              <tr key={key.id}>
                <th scope="row">{key.columns}</th>
                <td>
                  <OutlineLink to={key.target} text={key.to} />
                </td>
                <td>
                  <Select
                    quiet
                    aria-label={t('On delete of {name}', { name: key.name })}
                    value={key.onDelete}
                    options={ACTIONS}
                    onChoose={(action) => setOnDelete(key.id, key.name, action)}
                  />
                </td>
                <td>{key.name}</td>
                <td>
                  <IconButton
                    icon="trash"
                    size="small"
                    label={t('Drop {name}', { name: key.name })}
                    onClick={() => outline.drop([key.id], key.name)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {table.from.length > 0 && (
        <p className="outline-from">
          {t('Referred to by')}{' '}
          {table.from.map((it, i) => (
            <span key={it.id}>
              {i > 0 && ', '}
              <OutlineLink to={it.id} text={it.path} />
            </span>
          ))}
        </p>
      )}
      {table.more.length > 0 && (
        <ul className="outline-more" aria-label={t('Also beneath {path}', { path: table.path })}>
          {table.more.map((it) => (
            <li key={it.id}>
              <button type="button" onClick={() => outline.inspect(it.id)}>
                {translated(it.is)} {it.name}
              </button>
              {it.gist && <small> {it.gist}</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
