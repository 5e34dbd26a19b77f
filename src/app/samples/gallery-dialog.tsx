import { Dialog } from '#ui'
import { t } from '#words'
import { Gallery } from './gallery.tsx'

/** Begins another design with a whole one. What is open stays in this browser. */
export function GalleryDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('New design from a template')} width={820} onClose={onClose}>
      <Gallery />
    </Dialog>
  )
}
