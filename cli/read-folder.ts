import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isPassedOver, ProjectFiles } from '#import'

/** What a schema can stand in below a folder, by its path from there; nothing where there is no such folder. */
export async function readFolder(folder: string): Promise<ProjectFiles> {
  const found = new ProjectFiles()
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(join(folder, at), { withFileTypes: true })
    for (const it of entries) {
      const path = at === '' ? it.name : `${at}/${it.name}`
      if (isPassedOver(path)) continue
      if (it.isDirectory()) await walk(path)
      else if (it.isFile() && found.takes(path, (await stat(join(folder, path))).size))
        await found.put(path, await readFile(join(folder, path)))
    }
  }
  const isFolder = await stat(folder).then(
    (it) => it.isDirectory(),
    () => false,
  )
  if (isFolder) await walk('')
  return found
}
