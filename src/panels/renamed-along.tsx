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
  const { sure: touched, unsure } = useMemo(() => rewrittenWith(design, it.id), [design, it.id])
  if (touched.length + unsure.length === 0) return null
  return (
    <section className="renamed-along" aria-label="Renamed along">
      {touched.length > 0 && <Others title="Also changes" objects={touched} />}
      {unsure.length > 0 && <Others title="May mean it too, and stays as it is" objects={unsure} />}
    </section>
  )
}

function Others({ title, objects }: { readonly title: string; readonly objects: readonly DbObject[] }) {
  const design = useDesign((now) => now)
  return (
    <>
      <p role="status">
        {title}: <b>{objects.length}</b>
      </p>
      <ul>
        {objects.slice(0, MOST).map((other) => (
          <li key={other.id}>
            <Icon name={iconOfKind(other.kind)} size={13} />
            <span>{fullTitleOf(design, other)}</span>
            <small>{kindOf(other).label.one}</small>
          </li>
        ))}
      </ul>
      {objects.length > MOST && <p>and {objects.length - MOST} more</p>}
    </>
  )
}
