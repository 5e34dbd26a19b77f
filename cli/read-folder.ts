import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isPassedOver, maySaySchema } from '#import'

const MOST_FILES = 5000
const MOST_BYTES = 2_000_000

/** What a schema can stand in below a folder, by its path from there; nothing where there is no such folder. */
export async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(join(folder, at), { withFileTypes: true }).catch(() => [])
    for (const it of entries) {
      const path = at === '' ? it.name : `${at}/${it.name}`
      if (isPassedOver(path) || found.size >= MOST_FILES) continue
      if (it.isDirectory()) await walk(path)
      else if (it.isFile() && maySaySchema(path) && (await stat(join(folder, path))).size <= MOST_BYTES)
        found.set(path, await readFile(join(folder, path), 'utf8'))
    }
  }
  await walk('')
  return found
}
