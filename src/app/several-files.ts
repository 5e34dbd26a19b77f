import { isPassedOver, maySaySchema } from '#import'

/** A file that was dropped, or stands in a folder or an archive that was. */
export type Brought = { readonly path: string; readonly text: string }

const MOST_FILES = 5000
const MOST_BYTES = 64 * 1024 * 1024

class Gathering {
  readonly found: Brought[] = []
  #bytes = 0

  /** Whether a file of this size may still be taken; counts it. */
  takes(path: string, size: number): boolean {
    if (!maySaySchema(path) || this.found.length >= MOST_FILES) return false
    if (this.#bytes + size > MOST_BYTES) return false
    this.#bytes += size
    return true
  }
}

const entriesIn = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> =>
  new Promise((done, failed) => {
    const reader = folder.createReader()
    const all: FileSystemEntry[] = []
    // A reader gives a hundred at a time.
    const more = () =>
      reader.readEntries((some) => {
        all.push(...some)
        if (some.length === 0 || all.length > MOST_FILES) done(all)
        else more()
      }, failed)
    more()
  })

async function gather(entry: FileSystemEntry, into: Gathering): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isDirectory) {
    if (isPassedOver(path)) return
    for (const it of await entriesIn(entry as FileSystemDirectoryEntry)) await gather(it, into)
    return
  }
  const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))
  if (into.takes(path, file.size)) into.found.push({ path, text: await file.text() })
}

/** The files in an archive, unpacked away from the page. */
async function unpacked(archive: File, into: Gathering): Promise<void> {
  const { unzip, strFromU8 } = await import('fflate')
  const bytes = new Uint8Array(await archive.arrayBuffer())
  const files = await new Promise<Record<string, Uint8Array>>((done, failed) =>
    unzip(bytes, { filter: (it) => into.takes(it.name, it.originalSize) }, (problem, made) =>
      problem ? failed(problem) : done(made),
    ),
  )
  for (const [path, content] of Object.entries(files)) into.found.push({ path, text: strFromU8(content) })
}

export const isArchive = (file: File): boolean => /\.zip$/i.test(file.name)

/** What stands in all that was brought: in its folders and archives too. */
export async function broughtIn(
  files: readonly File[],
  entries: readonly FileSystemEntry[] = [],
): Promise<readonly Brought[]> {
  const into = new Gathering()
  const folders = entries.filter((it) => it.isDirectory)
  for (const it of folders) await gather(it, into)
  for (const file of files) {
    if (folders.some((it) => it.name === file.name)) continue
    if (isArchive(file)) await unpacked(file, into)
    else if (into.takes(file.name, file.size)) into.found.push({ path: file.name, text: await file.text() })
  }
  return into.found
}
