import { type DbObject, fallOf, fullTitleOf, type Id, object, removeObjects } from '#model'
import { ObjectList } from '#panels'
import { useDesign } from '#session'
import { Button, Dialog } from '#ui'
import { t } from '#words'
import { useApp } from './context.tsx'

type DropDialogProps = { readonly ids: readonly string[]; readonly onClose: () => void }

/** Asks before objects leave the design for good, and tells what goes or changes with them. */
export function DropDialog({ ids, onClose }: DropDialogProps) {
  const { design, session } = useApp()
  const now = useDesign((it) => it)
  const own = (ids as readonly Id[]).filter((id) => object(now, id))
  const { gone, changed, naming } = fallOf(now, own)
  const names = own.map((id) => fullTitleOf(now, object(now, id) as DbObject))
  const what = names.length === 1 ? (names[0] ?? '') : t('{count} object|{count} objects', { count: names.length })
  const drop = () => {
    design.commit(t('drop {what}', { what }), removeObjects(now, own))
    session.select([])
    onClose()
  }
  return (
    <Dialog
      title={t('Drop {what} from the design?', { what })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" icon="trash" onClick={drop}>
            {gone.length > 0 ? t('Drop all {count}', { count: gone.length + own.length }) : t('Drop')}
          </Button>
        </>
      }
    >
      {gone.length > 0 && <Listed title={t('These lean on it and go too')} objects={gone} />}
      {changed.length > 0 && <Listed title={t('These stay, without the part that speaks of it')} objects={changed} />}
      {naming.length > 0 && (
        <Listed title={t('These name it in their bodies and will fail when they are called')} objects={naming} />
      )}
      {gone.length + changed.length + naming.length === 0 && <p>{t('Nothing else leans on it. You can undo this.')}</p>}
    </Dialog>
  )
}

const MOST = 60

type ListedProps = { readonly title: string; readonly objects: readonly DbObject[] }

const Listed = ({ title, objects }: ListedProps) => (
  <section className="drop-list" aria-label={title}>
    <h3>
      {title} <small>{objects.length}</small>
    </h3>
    <ObjectList objects={objects} most={MOST} />
  </section>
)
