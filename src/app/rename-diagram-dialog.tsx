import { useState } from 'react'
import { renameDiagram } from '#model'
import { useDesign, useSession } from '#session'
import { Button, Dialog, TextInput } from '#ui'
import { t } from '#words'
import { useApp } from './context.tsx'

/** Gives the diagram that is shown another name. */
export function RenameDiagramDialog({ onClose }: { readonly onClose: () => void }) {
  const { design } = useApp()
  const diagram = useSession((it) => it.diagram)
  const was = useDesign((now) => now.diagrams.get(diagram)?.name ?? '')
  const [name, setName] = useState(was)
  const rename = (to: string) => {
    const changes = renameDiagram(design.design(), diagram, to)
    if (changes.length > 0) design.commit(t('rename diagram'), changes)
    onClose()
  }
  return (
    <Dialog
      title={t('Rename diagram')}
      width={380}
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
        aria-label={t('Name of the diagram')}
        value={was}
        onDraft={setName}
        onCommit={() => {}}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => event.key === 'Enter' && rename(event.currentTarget.value)}
      />
    </Dialog>
  )
}
