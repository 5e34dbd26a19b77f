import { useDeferredValue, useMemo } from 'react'
import { type DbObject, rewrittenWith } from '#model'
import { useDesign } from '#session'
import { t } from '#words'
import { ObjectList } from './object-list.tsx'
import './renamed-along.css'

const MOST = 6

/** What a rename would write anew: shown before it happens. Nothing where it touches nothing else. */
export function RenamedAlong({ it }: { readonly it: DbObject }) {
  const design = useDeferredValue(useDesign((now) => now))
  const { sure: touched, unsure } = useMemo(() => rewrittenWith(design, it.id), [design, it.id])
  if (touched.length + unsure.length === 0) return null
  return (
    <section className="renamed-along" aria-label={t('Renamed along')}>
      {touched.length > 0 && <Others title={t('Also changes')} objects={touched} />}
      {unsure.length > 0 && <Others title={t('May mean it too, and stays as it is')} objects={unsure} />}
    </section>
  )
}

type OthersProps = { readonly title: string; readonly objects: readonly DbObject[] }

const Others = ({ title, objects }: OthersProps) => (
  <>
    <p role="status">
      {title}: <b>{objects.length}</b>
    </p>
    <ObjectList objects={objects} most={MOST} />
  </>
)
