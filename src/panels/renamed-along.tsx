import { useDeferredValue, useMemo } from 'react'
import { type DbObject, fullTitleOf, kindOf, rewrittenWith } from '#model'
import { useDesign } from '#session'
import { Icon } from '#ui'
import { iconOfKind } from './kind-icon.ts'
import './renamed-along.css'

const MOST = 6

/** What a rename would write anew: shown before it happens. Nothing where it touches nothing else. */
export function RenamedAlong({ it }: { readonly it: DbObject }) {
  const design = useDeferredValue(useDesign((now) => now))
  const touched = useMemo(() => rewrittenWith(design, it.id), [design, it.id])
  if (touched.length === 0) return null
  return (
    <section className="renamed-along" aria-label="Renamed along">
      <p role="status">
        Also changes: <b>{touched.length}</b>
      </p>
      <ul>
        {touched.slice(0, MOST).map((other) => (
          <li key={other.id}>
            <Icon name={iconOfKind(other.kind)} size={13} />
            <span>{fullTitleOf(design, other)}</span>
            <small>{kindOf(other).label.one}</small>
          </li>
        ))}
      </ul>
      {touched.length > MOST && <p>and {touched.length - MOST} more</p>}
    </section>
  )
}
