import { useEffect, useState } from 'react'
import { prepareImport } from '#panels'
import { Icon } from '#ui'
import { t } from '#words'
import { useApp } from './context.tsx'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

const reader = () => import('./files.ts')

/** Files and folders dropped anywhere on the window are opened or imported. */
export function DropTarget() {
  const context = useApp()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth++
      void prepareImport()
      void reader()
      setOver(true)
    }
    const move = (event: DragEvent) => holdsFiles(event) && event.preventDefault()
    const leave = (event: DragEvent) => {
      if (holdsFiles(event) && --depth <= 0) setOver(false)
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      // They are gone once the event is over.
      const entries = [...(event.dataTransfer?.items ?? [])].flatMap((it) => it.webkitGetAsEntry() ?? [])
      void reader().then((it) => it.readFiles(context, files, entries))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', move)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', move)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [context])
  if (!over) return null
  return (
    <div className="drop-target" aria-hidden="true">
      <Icon name="upload" size={28} />
      {t('Drop to open or import')}
    </div>
  )
}
