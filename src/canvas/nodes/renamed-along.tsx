import { useMemo } from 'react'
import { fullTitleOf, type Id, kindOf, rewrittenWith } from '#model'
import { useEngine } from '../engine-context.ts'

const MOST = 5

/** What a rename would write anew, under the field in which it is typed. */
export function RenamedAlong({ id, changed }: { readonly id: Id; readonly changed: boolean }) {
  const engine = useEngine()
  const design = engine.design.design()
  const { sure: touched, unsure } = useMemo(() => (changed ? rewrittenWith(design, id) : NOBODY), [design, id, changed])
  if (touched.length + unsure.length === 0) return null
  return (
    <span className="sw-along" role="status">
      {touched.length > 0 && <b>Also changes: {touched.length}</b>}
      {touched.slice(0, MOST).map((it) => (
        <span key={it.id}>
          {kindOf(it).label.one} {fullTitleOf(design, it)}
        </span>
      ))}
      {touched.length > MOST && <span>and {touched.length - MOST} more</span>}
      {unsure.length > 0 && (
        <b>
          May mean it too, and {unsure.length === 1 ? 'stays' : 'stay'} as is:{' '}
          {unsure
            .map((it) => fullTitleOf(design, it))
            .slice(0, MOST)
            .join(', ')}
        </b>
      )}
    </span>
  )
}

const NOBODY: ReturnType<typeof rewrittenWith> = { sure: [], unsure: [] }
