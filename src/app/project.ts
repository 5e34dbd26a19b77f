import { exporters } from '#export'
import { oneText } from '#import'
import { type DesignStore, heldText } from '#model'
import { codeClient } from '#panels'
import { toast } from '#ui'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'
import { codeFile, readFiles, tellLeft } from './files.ts'
import { canPickFolder, pickFolder, pickFolderFiles, readFolder, writeInFolder } from './folder.ts'

/** A folder of someone's project, and what its files said when they were last read or saved. */
type Project = { readonly folder: FileSystemDirectoryHandle; readonly base: string }
const projects = new WeakMap<DesignStore, Project>()

const textsIn = async (folder: FileSystemDirectoryHandle, language?: string) => {
  const files = await readFolder(folder)
  tellLeft(files)
  return { files: files.texts, gathered: oneText(files.texts, language) }
}

/** Reads a project's folder, whose files are then written as the design goes on. */
export async function openProject(context: ActionContext): Promise<void> {
  if (!canPickFolder()) return readFiles(context, await pickFolderFiles())
  const folder = await pickFolder()
  if (!folder) return
  const { gathered } = await textsIn(folder)
  if (!gathered) return toast(t('There is no schema in what was dropped.'), { tone: 'error' })
  const { design, desk } = context
  const { text, language } = gathered
  const dialog = { name: 'import', text, title: folder.name, isFile: true } as const
  desk.setState({ dialog })
  const stop = desk.subscribe((now) => {
    if (now.dialog === dialog) return
    stop()
    // Otherwise it was not taken.
    if (heldIn(design, language) === text) remember(design, { folder, base: text })
  })
}

/** Until another design is opened, which is of another project. */
function remember(design: DesignStore, project: Project): void {
  projects.set(design, project)
  const stop = design.listen(({ changes }) => {
    if (changes) return
    stop()
    projects.delete(design)
  })
}

const heldIn = (design: DesignStore, language: string): string | null =>
  heldText(design.design(), language)?.lines.join('\n') ?? null

/** The language in which the design holds its project's files. */
const languageOf = ({ design }: ActionContext): string | null =>
  exporters.find((it) => heldText(design.design(), it.id))?.id ?? null

/** Writes what the design says into its project's files, each by the smallest change; what they say anew is taken in first. */
export async function saveProject(context: ActionContext): Promise<void> {
  const { design } = context
  const language = languageOf(context)
  if (!language) return
  if (!canPickFolder()) return codeFile(design, language)
  const known = projects.get(design)
  const folder = known?.folder ?? (await pickFolder())
  if (!folder) return
  const label = `import ${folder.name}`
  const { files, gathered } = await textsIn(folder, language)
  const client = codeClient(design)
  if (gathered) {
    const taken = await client.take(language, gathered.text, known?.base ?? heldIn(design, language))
    const fault = taken?.notices.find((it) => it.severity === 'error')
    if (fault) return toast(`${fault.message}.`, { tone: 'error' })
    if (taken && taken.changes.length > 0) design.commit(label, taken.changes)
  }
  const standing = [...files].map(([path, text]) => ({ path, text }))
  const written = (await client.save(language, standing)) ?? []
  for (const it of written) await writeInFolder(folder, it)
  const { gathered: saved } = await textsIn(folder, language)
  if (saved) remember(design, { folder, base: saved.text })
  toast(
    written.length === 0
      ? t('Nothing to save: the files say what the design says.')
      : t('Saved {names}', { names: written.map((it) => it.path).join(', ') }),
  )
}
