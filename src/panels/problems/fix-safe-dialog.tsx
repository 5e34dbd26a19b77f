import { useEffect, useState } from 'react'
import type { Change } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog, toast } from '#ui'
import { t } from '#words'
import { ChangePreview } from '../change-preview.tsx'
import type { Reviewed } from './problem.ts'

type FixSafeDialogProps = {
  /** Of this rule alone; null for all. */
  readonly rule: string | null
  readonly fixSafe: Reviewed['fixSafe']
  readonly onClose: () => void
}

/** Shows all that mending without a choice would change, and does it as one step. */
export function FixSafeDialog({ rule, fixSafe, onClose }: FixSafeDialogProps) {
  const store = useDesignStore()
  const [changes, setChanges] = useState<readonly Change[] | null>(null)
  useEffect(() => {
    let here = true
    void fixSafe(rule).then((made) => here && setChanges(made))
    return () => {
      here = false
    }
  }, [rule, fixSafe])
  const apply = () => {
    if (changes) store.commit(rule ? t('fix {rule}', { rule }) : t('fix all that is safe'), changes)
    toast(t('Fixed'), { action: { label: t('Undo'), run: () => store.undo() } })
    onClose()
  }
  return (
    <Dialog
      title={rule ? t('Fix everything that {rule} found', { rule }) : t('Fix everything that is safe to fix')}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" disabled={!changes || changes.length === 0} onClick={apply}>
            {changes
              ? t('Make this change|Make these {count} changes', { count: changes.length })
              : t('Working them out…')}
          </Button>
        </>
      }
    >
      <p className="change-why">
        {t(
          'Nothing is lost by these, and none leaves a choice: each is done over and over, until no safe one is left.',
        )}
      </p>
      {changes && <ChangePreview changes={changes} />}
    </Dialog>
  )
}
