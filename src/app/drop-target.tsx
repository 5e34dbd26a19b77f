import { useEffect, useState } from 'react'
import { prepareImport } from '#panels'
import { Icon } from '#ui'
import { useApp } from './context.tsx'
import { readFile } from './files.ts'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** A file dropped anywhere on the window is opened or imported. */
export function DropTarget() {
  const context = useApp()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth++
      void prepareImport()
      setOver(true)
    }
    const move = (event: DragEvent) => holdsFiles(event) && event.preventDefault()
    const leave = (event: DragEvent) => {
      if (holdsFiles(event) && --depth <= 0) setOver(false)
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      void readFile(context, file)
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
      Drop to open or import
    </div>
  )
}
