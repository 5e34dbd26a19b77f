import { isPassedOver, ProjectFiles } from '#import'

const entriesIn = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> =>
  new Promise((done, failed) => {
    const reader = folder.createReader()
    const all: FileSystemEntry[] = []
    // A reader gives a hundred at a time.
    const more = () =>
      reader.readEntries((some) => {
        all.push(...some)
        if (some.length === 0) done(all)
        else more()
      }, failed)
    more()
  })

async function gather(entry: FileSystemEntry, into: ProjectFiles): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isDirectory) {
    if (isPassedOver(path)) return
    for (const it of await entriesIn(entry as FileSystemDirectoryEntry)) await gather(it, into)
    return
  }
  const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))
  if (into.takes(path, file.size)) await into.put(path, await bytesOf(file))
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/** The files in an archive, unpacked away from the page. */
async function unpacked(archive: File, into: ProjectFiles): Promise<void> {
  const { unzip } = await import('fflate')
  const bytes = await bytesOf(archive)
  const files = await new Promise<Record<string, Uint8Array>>((done, failed) =>
    unzip(bytes, { filter: (it) => into.takes(it.name, it.originalSize) }, (problem, made) =>
      problem ? failed(problem) : done(made),
    ),
  )
  for (const [path, content] of Object.entries(files)) await into.put(path, content)
}

export const isArchive = (file: File): boolean => /\.zip$/i.test(file.name)

/** What stands in all that was brought: in its folders and archives too. */
export async function broughtIn(
  files: readonly File[],
  entries: readonly FileSystemEntry[] = [],
): Promise<ProjectFiles> {
  const into = new ProjectFiles()
  const folders = entries.filter((it) => it.isDirectory)
  for (const it of folders) await gather(it, into)
  for (const file of files) {
    if (folders.some((it) => it.name === file.name)) continue
    if (isArchive(file)) await unpacked(file, into)
    else if (into.takes(file.name, file.size)) await into.put(file.name, await bytesOf(file))
  }
  return into
}
