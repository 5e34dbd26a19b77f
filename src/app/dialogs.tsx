import { CompareDialog, DesignsDialog, FixDialog, ImportDialog, type Reviewed, ShareDialog, StyleDialog } from '#panels'
import { Boundary, Broken, Dialog, later, toast } from '#ui'
import { t } from '#words'
import { download, pickFile } from './actions/download.ts'
import { actionOf } from './actions/index.ts'
import { arrangeFresh, judgeBy, placeOnDiagram } from './arrange.ts'
import { useApp, useDesk } from './context.tsx'
import { openKept } from './keep/open-kept.ts'
// Not lazy: who types on at once after Ctrl+K must lose no letter.
import { Palette } from './palette/palette.tsx'
import { placeNow } from './place-in.ts'
import { placeLink } from './place-link.ts'
import { shelfOf } from './shelf.ts'

const GalleryDialog = later(async () => (await import('./samples/gallery-dialog.tsx')).GalleryDialog)
const PictureDialog = later(async () => (await import('./picture-dialog.tsx')).PictureDialog)
const HelpSheet = later(async () => (await import('./help-sheet.tsx')).HelpSheet)
const DropDialog = later(async () => (await import('./drop-dialog.tsx')).DropDialog)
const RenameDiagramDialog = later(async () => (await import('./rename-diagram-dialog.tsx')).RenameDiagramDialog)
const RenameDialog = later(async () => (await import('./rename-dialog.tsx')).RenameDialog)

async function chosenFile(): Promise<{ name: string; text: string } | null> {
  const file = await pickFile('.json,.schemawright')
  return file && { name: file.name, text: await file.text() }
}

type DialogsProps = { readonly reviewed: Reviewed | null }

/** What stands over the desk, one at a time. */
export function Dialogs({ reviewed }: DialogsProps) {
  const { desk } = useApp()
  const dialog = useDesk((it) => it.dialog)
  return (
    <Boundary
      of={dialog}
      instead={(problem, again) =>
        dialog && (
          <Dialog title={t('Something is amiss')} onClose={() => desk.setState({ dialog: null })}>
            <Broken problem={problem} onAgain={again} />
          </Dialog>
        )
      }
    >
      <OneDialog reviewed={reviewed} />
    </Boundary>
  )
}

function OneDialog({ reviewed }: DialogsProps) {
  const context = useApp()
  const { desk } = context
  const dialog = useDesk((it) => it.dialog)
  const designId = useDesk((it) => it.designId)
  const close = () => desk.setState({ dialog: null })
  const run = (id: string) => {
    close()
    void actionOf(id).run(context)
  }
  const sayPutAway = (text: Extract<typeof dialog, { name: 'import' }>) =>
    toast(t('The import was put away.'), {
      action: { label: t('Open it again'), run: () => desk.setState({ dialog: text }) },
    })
  if (!dialog) return null
  switch (dialog.name) {
    case 'palette':
      return <Palette onClose={close} />
    case 'help':
      return <HelpSheet onClose={close} />
    case 'drop':
      return <DropDialog ids={dialog.ids} onClose={close} />
    case 'rename':
      return <RenameDialog id={dialog.id} onClose={close} />
    case 'rename-diagram':
      return <RenameDiagramDialog onClose={close} />
    case 'import':
      return (
        <ImportDialog
          text={dialog.text}
          title={dialog.title}
          isFile={dialog.isFile ?? false}
          atOnce={dialog.atOnce ?? false}
          onClose={(held) => {
            close()
            if (held.trim() !== '') sayPutAway({ ...dialog, text: held })
          }}
          onTaken={(tables, fresh) => {
            desk.setState({ start: false })
            if (fresh && dialog.profile) judgeBy(context, dialog.profile)
            void (fresh ? arrangeFresh(context, tables) : placeOnDiagram(context, tables))
          }}
        />
      )
    case 'convert':
      return (
        <FixDialog
          problem={{
            title: dialog.title,
            message: dialog.says,
            fixes: [{ label: t('Convert'), safe: false, changes: () => dialog.changes }],
          }}
          onClose={close}
        />
      )
    case 'picture':
      return <PictureDialog onClose={close} />
    case 'gallery':
      return <GalleryDialog onClose={close} />
    case 'style':
      return reviewed && <StyleDialog reviewed={reviewed} onClose={close} />
    case 'compare':
      return (
        reviewed && (
          <CompareDialog
            reviewed={reviewed}
            shelf={shelfOf(context)}
            onFile={chosenFile}
            onDownload={(name, text) => download(name, text, 'application/sql')}
            onClose={close}
          />
        )
      )
    case 'share':
      return (
        <ShareDialog
          encode={() => context.keeper.ask('link', {})}
          name={context.design.design().name}
          link={(fragment, { here, readOnly }) =>
            placeLink(fragment, here ? placeNow(context) : null, readOnly ? 'view' : 'edit')
          }
          onSaveFile={() => run('save-file')}
          onClose={close}
        />
      )
    case 'designs':
      return (
        <DesignsDialog
          shelf={shelfOf(context)}
          openId={designId}
          onOpen={(id) => {
            close()
            void openKept(context, id)
          }}
          onNew={() => run('new-design')}
          onFile={() => run('open-file')}
          onClose={close}
        />
      )
  }
}
