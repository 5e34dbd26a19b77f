import { equal } from '#base'
import { bucketOf, type Design, fullTitleOf, type Id, kindOf, object } from '#model'
import { useDesign, useSession } from '#session'
import { Badge, Icon, IconButton } from '#ui'
import { t, translated } from '#words'
import { gistOf } from '../gist.ts'
import { iconOfKind } from '../kind-icon.ts'
import { type TableOutline, tableOutline } from '../outline/table-outline.ts'
import './details.css'

type DetailsPanelProps = { readonly onGo: (id: Id) => void; readonly onClose: () => void }

/** What is selected, to be read: nothing in it can be changed. */
export function DetailsPanel({ onGo, onClose }: DetailsPanelProps) {
  const id = useSession((it) => [...it.selection][0] as Id | undefined)
  const root = useDesign((design) => rootOf(design, id))
  const table = useDesign((design) => (root && isTable(root) ? tableOutline(design, root) : null), equal)
  const other = useDesign((design) => (root && !isTable(root) ? wordsOf(design, root) : null), equal)
  const about = table ?? other
  if (!root || !about) return null
  return (
    <aside className="details" aria-label={t('Details')}>
      <header>
        <Icon name={iconOfKind(kindOfRoot(root))} size={15} />
        <h2>{about.path}</h2>
        <Badge>{translated(about.kind)}</Badge>
        <IconButton icon="close" size="small" label={t('Close details')} onClick={onClose} />
      </header>
      {about.comment && <p className="details-comment">{about.comment}</p>}
      {table ? <Columns table={table} chosen={id} onGo={onGo} /> : <p className="details-gist">{other?.gist}</p>}
    </aside>
  )
}

const kindOfRoot = (id: Id) => id.slice(0, id.indexOf(':')) as Parameters<typeof iconOfKind>[0]
const isTable = (id: Id): boolean => id.startsWith('table:') || id.startsWith('foreign-table:')
const rootOf = (design: Design, id: Id | undefined): Id | null =>
  (id?.includes(':') && bucketOf(design.objects, id)?.root) || null

function wordsOf(design: Design, id: Id) {
  const it = object(design, id)
  return (
    it && {
      path: fullTitleOf(design, it),
      kind: kindOf(it).label.one,
      comment: it.comment ?? '',
      gist: gistOf(design, it),
    }
  )
}

type ColumnsProps = {
  readonly table: TableOutline
  readonly chosen: Id | undefined
  readonly onGo: (id: Id) => void
}

function Columns({ table, chosen, onGo }: ColumnsProps) {
  const link = (to: Id, text: string) => (
    <button type="button" className="details-link" onClick={() => onGo(to)}>
      {text}
    </button>
  )
  return (
    <>
      <table>
        <caption className="ui-hidden">{t('Columns of {name}', { name: table.path })}</caption>
        <thead className="ui-hidden">
          <tr>
            <th scope="col">{t('Name')}</th>
            <th scope="col">{t('Type')}</th>
            <th scope="col">{t('More')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ id, name, cells, references }) => {
            const [, type, nullable, preset, key, comment] = cells.map((it) => it.text)
            return (
              <tr key={id} data-chosen={id === chosen || undefined}>
                <th scope="row">{name}</th>
                <td>
                  <code>{type}</code>
                </td>
                <td>
                  {key === 'yes' && <Badge tone="warning">{t('primary key')}</Badge>}
                  {nullable === 'yes' && <small>null</small>}
                  {preset && <code>= {preset}</code>}
                  {references.map((it) => (
                    <span key={it.key}>→ {link(it.table, it.text)}</span>
                  ))}
                  {comment && <p>{comment}</p>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {table.from.length > 0 && (
        <p className="details-from">
          {t('Referred to by')}{' '}
          {table.from.map((it) => (
            <span key={it.id}>{link(it.id, it.path)} </span>
          ))}
        </p>
      )}
      <ul>
        {table.more.map((it) => (
          <li key={it.id}>
            {translated(it.is)} <b>{it.name}</b> <small>{it.gist}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
