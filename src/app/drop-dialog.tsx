import { dependentsOf, type Id, kindOf, pathOf, removeObjects } from '#model'
import { useDesign } from '#session'
import { Button, Dialog } from '#ui'
import { useApp } from './context.tsx'

type DropDialogProps = { readonly ids: readonly string[]; readonly onClose: () => void }

/** Asks before objects leave the design for good, and tells what goes with them. */
export function DropDialog({ ids, onClose }: DropDialogProps) {
  const { design, session } = useApp()
  const now = useDesign((it) => it)
  const own = ids as readonly Id[]
  const more = dependentsOf(now, own).filter((it) => !it.parent || !own.includes(it.parent))
  const names = own.map((id) => pathOf(now, id))
  const drop = () => {
    design.commit(`drop ${names.length === 1 ? names[0] : `${names.length} objects`}`, removeObjects(now, own))
    session.select([])
    onClose()
  }
  return (
    <Dialog
      title={`Drop ${names.length === 1 ? names[0] : `${names.length} objects`} from the design?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" icon="trash" onClick={drop}>
            Drop
          </Button>
        </>
      }
    >
      {more.length > 0 ? (
        <>
          <p style={{ marginBottom: 8 }}>These lean on it and go too:</p>
          <ul className="fix-words">
            {more.slice(0, 60).map((it) => (
              <li key={it.id}>
                {kindOf(it).label.one} {pathOf(now, it.id)}
              </li>
            ))}
          </ul>
          {more.length > 60 && <p>and {more.length - 60} more</p>}
        </>
      ) : (
        <p>Nothing else leans on it. You can undo this.</p>
      )}
    </Dialog>
  )
}
