import { useEffect, useState } from 'react'
import { useDesignStore } from '#session'
import { Button, Dialog, toast } from '#ui'
import { ChangePreview } from '../change-preview.tsx'
import type { FindClient } from './find-client.ts'
import type { Replaced } from './replace.ts'
import type { FindQuery, Hit } from './search.ts'

type ReplaceDialogProps = {
  readonly client: FindClient
  readonly query: FindQuery
  readonly by: string
  readonly hits: readonly Hit[]
  readonly onClose: () => void
}

/** Shows what replacing would do, everything that is renamed along included; then does it as one step. */
export function ReplaceDialog({ client, query, by, hits, onClose }: ReplaceDialogProps) {
  const store = useDesignStore()
  const [replaced, setReplaced] = useState<Replaced | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let here = true
    void client.replace(query, by, new Set(hits.map((it) => it.id))).then((it) => {
      if (!here) return
      setReplaced(it)
      setFailed(it === null)
    })
    return () => {
      here = false
    }
  }, [client, query, by, hits])
  const count = replaced?.count ?? 0
  const things = `${count} ${count === 1 ? 'name or comment' : 'names and comments'}`
  const replace = () => {
    if (!replaced) return
    store.commit(`replace ${query.text} by ${by}`, replaced.changes)
    toast(`${things} changed`, { action: { label: 'Undo', run: () => store.undo() } })
    onClose()
  }
  return (
    <Dialog
      title={`Replace “${query.text}” by “${by}”`}
      width={760}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={count === 0} onClick={replace}>
            {count === 0 ? 'Replace' : `Replace in ${things}`}
          </Button>
        </>
      }
    >
      {failed && <p>This pattern takes too long.</p>}
      {!replaced && !failed && <p role="status">Looking…</p>}
      {replaced && (
        <div className="find-replaced">
          <p role="status">
            {count === 0 ? 'Nothing would change.' : `${things} would change, and what speaks of them follows.`}
          </p>
          {replaced.refused.length > 0 && (
            <ul className="find-refused" aria-label="Left as they are">
              {replaced.refused.slice(0, 20).map((it) => (
                <li key={it.id}>
                  {it.name} stays: {it.why}
                </li>
              ))}
              {replaced.refused.length > 20 && <li>and {replaced.refused.length - 20} more</li>}
            </ul>
          )}
          {count > 0 && <ChangePreview changes={replaced.changes} />}
        </div>
      )}
    </Dialog>
  )
}
