import { useDesignStore } from '#session'
import { Button, Dialog, toast } from '#ui'
import { t } from '#words'
import { ChangePreview } from '../change-preview.tsx'
import type { Amendment } from './import-messages.ts'
import { Ledger } from './ledger.tsx'

type AmendedProps = {
  readonly amended: Amendment
  readonly title: string | null
  readonly onClose: () => void
  /** Reads the script as a design of its own instead. */
  readonly onApart: () => void
}

/** What a script would change of the design that is open; nothing of it is done until a person says so. */
export function Amended({ amended, title, onClose, onApart }: AmendedProps) {
  const store = useDesignStore()
  const { changes, ledger, notices } = amended
  const take = () => {
    try {
      store.commit(title ? t('run {name}', { name: title }) : t('run script'), changes)
    } catch {
      // Another tab has changed what the script speaks of.
      toast(t('The design has changed meanwhile. Run the script again.'), { tone: 'error' })
    }
    onClose()
  }
  return (
    <Dialog
      title={title ? t('{title} runs on this design', { title }) : t('The script runs on this design')}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onApart}>{t('Read it as a design of its own')}</Button>
          <Button onClick={onClose}>{t('Discard')}</Button>
          <Button look="primary" disabled={changes.length === 0} onClick={take}>
            {t('Change the design')}
          </Button>
        </>
      }
    >
      {notices.slice(0, 20).map((notice) => (
        <p key={`${notice.code}${notice.message}`} className="import-foot">
          {notice.message}
        </p>
      ))}
      {changes.length === 0 ? <p>{t('It changes nothing of the design.')}</p> : <ChangePreview changes={changes} />}
      <Ledger entries={ledger} />
    </Dialog>
  )
}
