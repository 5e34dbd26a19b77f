import { isPassedOver, ProjectFiles } from '#import'

/** Where the browser lets a page read and write a folder that its person has chosen. */
type Picks = Window & {
  showDirectoryPicker?: (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}

export const canPickFolder = (): boolean => typeof (window as Picks).showDirectoryPicker === 'function'

/** Asks the person for a folder; null when they think better of it. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (window as Picks).showDirectoryPicker?.({ mode: 'readwrite' })) ?? null
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') return null
    throw problem
  }
}

/** Asks for a folder where it can only be read. */
export function pickFolderFiles(): Promise<readonly File[]> {
  return new Promise((done) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.webkitdirectory = true
    input.onchange = () => done([...(input.files ?? [])])
    input.oncancel = () => done([])
    input.click()
  })
}

/** What a schema can stand in below a folder, by its path from there. */
export async function readFolder(folder: FileSystemDirectoryHandle): Promise<ProjectFiles> {
  const found = new ProjectFiles()
  const walk = async (at: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const [name, it] of at.entries()) {
      const here = path === '' ? name : `${path}/${name}`
      if (isPassedOver(here)) continue
      if (it.kind === 'directory') await walk(it as FileSystemDirectoryHandle, here)
      else {
        const file = await (it as FileSystemFileHandle).getFile()
        if (found.takes(here, file.size)) await found.put(here, new Uint8Array(await file.arrayBuffer()))
      }
    }
  }
  await walk(folder, '')
  return found
}

/** Writes a file below a folder, never above it. */
export async function writeInFolder(
  folder: FileSystemDirectoryHandle,
  { path, text }: { readonly path: string; readonly text: string },
): Promise<void> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const name = parts.pop()
  if (!name) return
  let at = folder
  for (const part of parts) at = await at.getDirectoryHandle(part, { create: true })
  const file = await (await at.getFileHandle(name, { create: true })).createWritable()
  await file.write(text)
  await file.close()
}
