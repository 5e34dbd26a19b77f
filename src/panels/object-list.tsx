import { type DbObject, fullTitleOf, kindOf } from '#model'
import { useDesign } from '#session'
import { Icon } from '#ui'
import { t, translated } from '#words'
import { iconOfKind } from './kind-icon.ts'
import './object-list.css'

type ObjectListProps = { readonly objects: readonly DbObject[]; readonly most: number }

/** Names objects, each with its kind; of many, the first. */
export function ObjectList({ objects, most }: ObjectListProps) {
  const design = useDesign((now) => now)
  return (
    <>
      <ul className="object-list">
        {objects.slice(0, most).map((it) => (
          <li key={it.id}>
            <Icon name={iconOfKind(it.kind)} size={14} />
            <span>{fullTitleOf(design, it)}</span>
            <small>{translated(kindOf(it).label.one)}</small>
          </li>
        ))}
      </ul>
      {objects.length > most && <p>{t('and {more} more', { more: objects.length - most })}</p>}
    </>
  )
}
