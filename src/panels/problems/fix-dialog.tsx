import { useEffect, useState } from 'react'
import type { Change } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog } from '#ui'
import { t, translated } from '#words'
import { ChangePreview } from '../change-preview.tsx'
import type { Problem, ProblemFix } from './problem.ts'

const NOTHING: readonly Change[] = []

type FixDialogProps = {
  readonly problem: Pick<Problem, 'title' | 'message' | 'fixes'>
  readonly onClose: () => void
}

/** Shows what a fix would do, in words and as SQL before and after, and does it as one step. */
export function FixDialog({ problem, onClose }: FixDialogProps) {
  const store = useDesignStore()
  const [fix, setFix] = useState<ProblemFix | null>(problem.fixes[0] ?? null)
  const [changes, setChanges] = useState<readonly Change[] | null>(null)
  useEffect(() => {
    let here = true
    setChanges(null)
    void Promise.resolve(fix?.changes() ?? []).then((made) => here && setChanges(made))
    return () => {
      here = false
    }
  }, [fix])
  const apply = () => {
    if (fix && changes) store.commit(fix.label.toLowerCase(), changes)
    onClose()
  }
  return (
    <Dialog
      title={translated(problem.title)}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" disabled={!changes || changes.length === 0} onClick={apply}>
            {fix?.label ?? t('Fix')}
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: 12 }} lang="en" dir="auto">
        {problem.message}
      </p>
      {problem.fixes.length > 1 && (
        <div role="radiogroup" aria-label={t('Ways to fix it')} style={{ display: 'grid', gap: 4, marginBottom: 12 }}>
          {problem.fixes.map((it) => (
            <label key={it.label} className="ui-check">
              <input type="radio" name="fix" checked={it === fix} onChange={() => setFix(it)} />
              {it.label}
            </label>
          ))}
        </div>
      )}
      <ChangePreview changes={changes ?? NOTHING} />
    </Dialog>
  )
}
