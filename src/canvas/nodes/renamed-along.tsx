import { useMemo } from 'react'
import { fullTitleOf, type Id, kindOf, rewrittenWith } from '#model'
import { t, translated } from '#words'
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
      {touched.length > 0 && <b>{t('Also changes: {count}', { count: touched.length })}</b>}
      {touched.slice(0, MOST).map((it) => (
        <span key={it.id}>
          {translated(kindOf(it).label.one)} {fullTitleOf(design, it)}
        </span>
      ))}
      {touched.length > MOST && <span>{t('and {more} more', { more: touched.length - MOST })}</span>}
      {unsure.length > 0 && (
        <b>
          {t('May mean it too, and stays as is: {names}|May mean it too, and stay as is: {names}', {
            count: unsure.length,
            names: unsure
              .map((it) => fullTitleOf(design, it))
              .slice(0, MOST)
              .join(', '),
          })}
        </b>
      )}
    </span>
  )
}

const NOBODY: ReturnType<typeof rewrittenWith> = { sure: [], unsure: [] }
