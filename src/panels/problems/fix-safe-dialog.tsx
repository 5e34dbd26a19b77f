import { useEffect, useState } from 'react'
import type { Change } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog, toast } from '#ui'
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
    if (changes) store.commit(rule ? `fix ${rule}` : 'fix all that is safe', changes)
    toast('Fixed', { action: { label: 'Undo', run: () => store.undo() } })
    onClose()
  }
  return (
    <Dialog
      title={rule ? `Fix everything that ${rule} found` : 'Fix everything that is safe to fix'}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!changes || changes.length === 0} onClick={apply}>
            {changes ? `Make these ${changes.length} changes` : 'Working them out…'}
          </Button>
        </>
      }
    >
      <p className="change-why">
        Nothing is lost by these, and none leaves a choice: each is done over and over, until no safe one is left.
      </p>
      {changes && <ChangePreview changes={changes} />}
    </Dialog>
  )
}
