import { whyThrown } from '#base'
import { contentsOf, fileText, oneText, type ProjectFiles } from '#import'
import type { DesignStore, Notice } from '#model'
import { codeClient } from '#panels'
import { toast } from '#ui'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'
import { download } from './actions/download.ts'
import { broughtIn, isArchive } from './several-files.ts'

const MOST_BYTES = 64 * 1024 * 1024

/** Opens a design file; any other text goes to the import dialog. */
export async function readFile({ design, desk, keeper }: ActionContext, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer())
  // What an archive says of itself comes first, however much stands behind it.
  if (file.size > MOST_BYTES && !contentsOf(bytes))
    return toast(t('{name} is larger than 64 MB.', { name: file.name }), { tone: 'error' })
  const read = await fileText(file.name, bytes).catch(whyThrown)
  if (typeof read === 'string') return toast(t('It could not be read: {why}', { why: read }), { tone: 'error' })
  const { text, notices } = read
  for (const { message } of notices) toast(`${message}.`, { tone: 'error' })
  if (!/^\s*\{/.test(text)) return desk.setState({ dialog: { name: 'import', text, title: file.name, isFile: true } })
  const opened = await keeper.ask('readFile', { text })
  if (!opened.design)
    return toast(opened.notices[0]?.message ?? t('{name} is not a design file.', { name: file.name }), {
      tone: 'error',
    })
  desk.setState({ start: false, designId: null })
  design.open(opened.design)
  if (opened.notices.length > 0) toast(severalOf(opened.notices), { tone: 'error' })
}

const MOST_TOLD = 3

/** The first few messages: a damaged file may have one for each object. */
function severalOf(notices: readonly Notice[]): string {
  const told = notices.slice(0, MOST_TOLD).map((it) => `${it.message}.`)
  const more = notices.length - told.length
  return [...told, ...(more > 0 ? [t('And {more} more like it.', { more })] : [])].join(' ')
}

/** Says which files of a project there was no room for. */
export function tellLeft(files: ProjectFiles): void {
  for (const { message } of files.notices()) toast(`${message}.`, { tone: 'error' })
}

/** Opens what was dropped: one file, or the schema of a whole project, in files, folders or archives. */
export async function readFiles(
  context: ActionContext,
  files: readonly File[],
  entries: readonly FileSystemEntry[] = [],
): Promise<void> {
  const [only] = files
  if (only && files.length === 1 && !isArchive(only) && !entries.some((it) => it.isDirectory))
    return readFile(context, only)
  const brought = await broughtIn(files, entries).catch((problem: unknown) => whyThrown(problem))
  if (typeof brought === 'string') return toast(t('It could not be read: {why}', { why: brought }), { tone: 'error' })
  tellLeft(brought)
  const gathered = oneText(brought.texts)
  if (!gathered || !only) return toast(t('There is no schema in what was dropped.'), { tone: 'error' })
  const title = only.name.replace(/\.zip$/i, '')
  context.desk.setState({ dialog: { name: 'import', text: gathered.text, title, isFile: true } })
}

/** Downloads what one language says of the design: its file, or a zip when there are several. */
export async function codeFile(store: DesignStore, language: string): Promise<void> {
  const files = await codeClient(store).files(language)
  const [only] = files
  if (!only) return toast(t('There is no code to download.'), { tone: 'error' })
  if (files.length > 1) return zip(`${store.design().name}-${language}`, files)
  download(only.path.split('/').at(-1) ?? 'design.txt', only.text, 'text/plain')
}

/** Downloads every language in one archive, a folder each. */
export async function codeZip(store: DesignStore): Promise<void> {
  const client = codeClient(store)
  const all: { path: string; text: string }[] = []
  for (const { id } of await client.languages)
    for (const { path, text } of await client.files(id)) all.push({ path: `${id}/${path}`, text })
  if (all.length === 0) return toast(t('There is no code to download.'), { tone: 'error' })
  await zip(store.design().name, all)
}

async function zip(name: string, files: readonly { path: string; text: string }[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const safe = (path: string) =>
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .join('/')
  const bytes = zipSync(Object.fromEntries(files.map(({ path, text }) => [safe(path), strToU8(text)])))
  download(`${name}.zip`, bytes, 'application/zip')
}
