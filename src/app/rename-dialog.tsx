import { useState } from 'react'
import { type Id, kindOf, object, renameObject } from '#model'
import { RenamedAlong } from '#panels'
import { useDesign } from '#session'
import { Button, Dialog, TextInput } from '#ui'
import { useApp } from './context.tsx'

/** Renames an object, and all that speaks of it. */
export function RenameDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { design } = useApp()
  const it = useDesign((now) => object(now, id as Id))
  const [name, setName] = useState(it?.name ?? '')
  if (!it) return null
  const rename = (to: string) => {
    const wanted = to.trim()
    if (wanted !== '') design.commit(`rename ${it.name} to ${wanted}`, renameObject(design.design(), it.id, wanted))
    onClose()
  }
  return (
    <Dialog
      title={`Rename ${kindOf(it).label.one} ${it.name}`}
      width={420}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={name.trim() === ''} onClick={() => rename(name)}>
            Rename
          </Button>
        </>
      }
    >
      <TextInput
        data-focus
        aria-label="New name"
        value={it.name}
        onDraft={setName}
        onCommit={() => {}}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => event.key === 'Enter' && rename(event.currentTarget.value)}
      />
      <RenamedAlong it={it} />
    </Dialog>
  )
}
