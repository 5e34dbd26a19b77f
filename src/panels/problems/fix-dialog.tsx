import { useEffect, useState } from 'react'
import type { Change } from '#model'
import { useDesign, useDesignStore } from '#session'
import { Button, Dialog } from '#ui'
import { codeClient } from '../code/code-client.ts'
import type { Preview } from '../code/code-messages.ts'
import type { Problem, ProblemFix } from './problem.ts'
import { sayChange } from './say-change.ts'

type FixDialogProps = { readonly problem: Problem; readonly onClose: () => void }

/** Shows what a fix would do, in words and as SQL before and after, and does it as one step. */
export function FixDialog({ problem, onClose }: FixDialogProps) {
  const store = useDesignStore()
  const design = useDesign((it) => it)
  const [fix, setFix] = useState<ProblemFix | null>(problem.fixes[0] ?? null)
  const [changes, setChanges] = useState<readonly Change[] | null>(null)
  const [previews, setPreviews] = useState<readonly Preview[]>([])
  useEffect(() => {
    let here = true
    setChanges(null)
    void Promise.resolve(fix?.changes() ?? []).then(async (made) => {
      if (!here) return
      setChanges(made)
      const shown = await codeClient(store).preview(made)
      if (here) setPreviews(shown)
    })
    return () => {
      here = false
    }
  }, [fix, store])
  const apply = () => {
    if (fix && changes) store.commit(fix.label.toLowerCase(), changes)
    onClose()
  }
  return (
    <Dialog
      title={problem.title}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!changes || changes.length === 0} onClick={apply}>
            {fix?.label ?? 'Fix'}
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: 12 }}>{problem.message}</p>
      {problem.fixes.length > 1 && (
        <div role="radiogroup" aria-label="Ways to fix it" style={{ display: 'grid', gap: 4, marginBottom: 12 }}>
          {problem.fixes.map((it) => (
            <label key={it.label} className="ui-check">
              <input type="radio" name="fix" checked={it === fix} onChange={() => setFix(it)} />
              {it.label}
            </label>
          ))}
        </div>
      )}
      <ul className="fix-words">
        {(changes ?? []).slice(0, 40).map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={i}>{sayChange(design, change)}</li>
        ))}
      </ul>
      {previews.slice(0, 12).map((it) => (
        <div key={`${it.before}\n${it.after}`} className="fix-preview">
          <Sql text={it.before} other={it.after} label="Before" />
          <Sql text={it.after} other={it.before} label="After" />
        </div>
      ))}
    </Dialog>
  )
}

function Sql({ text, other, label }: { readonly text: string; readonly other: string; readonly label: string }) {
  const known = new Set(other.split('\n'))
  const lines = text.trimEnd().split('\n')
  return (
    <pre title={label}>
      {lines.map((line, i) => {
        const shown = `${line}\n`
        // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, and never move
        return known.has(line) ? <span key={i}>{shown}</span> : <mark key={i}>{shown}</mark>
      })}
    </pre>
  )
}
