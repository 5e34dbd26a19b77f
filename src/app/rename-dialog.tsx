import { useState } from 'react'
import { type Id, kindOf, object, renameObject } from '#model'
import { RenamedAlong } from '#panels'
import { useDesign } from '#session'
import { Button, Dialog, TextInput } from '#ui'
import { t, translated } from '#words'
import { useApp } from './context.tsx'

/** Renames an object, and all that speaks of it. */
export function RenameDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { design } = useApp()
  const it = useDesign((now) => object(now, id as Id))
  const [name, setName] = useState(it?.name ?? '')
  if (!it) return null
  const rename = (to: string) => {
    const wanted = to.trim()
    if (wanted !== '')
      design.commit(
        t('rename {name} to {wanted}', { name: it.name, wanted }),
        renameObject(design.design(), it.id, wanted),
      )
    onClose()
  }
  return (
    <Dialog
      title={t('Rename {what} {name}', { what: translated(kindOf(it).label.one), name: it.name })}
      width={420}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" disabled={name.trim() === ''} onClick={() => rename(name)}>
            {t('Rename')}
          </Button>
        </>
      }
    >
      <TextInput
        data-focus
        aria-label={t('New name')}
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
