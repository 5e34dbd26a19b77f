import { useEffect, useState } from 'react'
import { useDesignStore } from '#session'
import { Button, Dialog, toast } from '#ui'
import { t } from '#words'
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
  const things = t('{count} name or comment|{count} names and comments', { count })
  const replace = () => {
    if (!replaced) return
    store.commit(t('replace {text} by {by}', { text: query.text, by }), replaced.changes)
    toast(t('{things} changed', { things }), { action: { label: t('Undo'), run: () => store.undo() } })
    onClose()
  }
  return (
    <Dialog
      title={t('Replace “{text}” by “{by}”', { text: query.text, by })}
      width={760}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" disabled={count === 0} onClick={replace}>
            {count === 0 ? t('Replace') : t('Replace in {things}', { things })}
          </Button>
        </>
      }
    >
      {failed && <p>{t('This pattern takes too long.')}</p>}
      {!replaced && !failed && <p role="status">{t('Looking…')}</p>}
      {replaced && (
        <div className="find-replaced">
          <p role="status">
            {count === 0
              ? t('Nothing would change.')
              : t('{things} would change, and what speaks of them follows.', { things })}
          </p>
          {replaced.refused.length > 0 && (
            <ul className="find-refused" aria-label={t('Left as they are')}>
              {replaced.refused.slice(0, 20).map((it) => (
                <li key={it.id}>{t('{name} stays: {why}', { name: it.name, why: it.why })}</li>
              ))}
              {replaced.refused.length > 20 && <li>{t('and {more} more', { more: replaced.refused.length - 20 })}</li>}
            </ul>
          )}
          {count > 0 && <ChangePreview changes={replaced.changes} />}
        </div>
      )}
    </Dialog>
  )
}
