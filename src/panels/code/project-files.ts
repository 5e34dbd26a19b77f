import { exporters, optionsOf, textOf } from '#export'
import type { ReadScript } from '#import'
import type { Design, Follower } from '#model'
import { emitBeside, filesApart, filesToSave, readySql, takenFrom } from '#text'
import type { CodeRequest, TakenAnswer, TextFile } from './code-messages.ts'

type Asked<A extends CodeRequest['ask']> = Extract<CodeRequest, { ask: A }>

/** The files of a language as they are to be kept, whatever ends their lines. */
export async function filesOf(read: ReadScript, design: Design, id: string): Promise<readonly TextFile[]> {
  if (id === 'sql') await readySql(read, design)
  const exporter = exporters.find((it) => it.id === id)
  if (!exporter) return []
  const all = [
    ...filesApart(exporter, emitBeside(exporter, design).files),
    ...(exporter.alongside?.(design, optionsOf(exporter, design)) ?? []),
  ]
  return all.map((file) => ({ path: file.path, text: textOf(file) }))
}

/** What the design becomes by what its project's files say by now. */
export async function taken(
  read: ReadScript,
  { design, heard }: Pick<Follower, 'design' | 'heard'>,
  { exporter, text, base }: Asked<'take'>,
): Promise<TakenAnswer | null> {
  if (!design) return null
  const standing = { language: exporter, text, ...(base === null ? {} : { base }) }
  return { ...(await takenFrom(read, design, standing)), heard }
}

/** Of a project's files those that are to be written. */
export async function saved(
  read: ReadScript,
  design: Design,
  request: Asked<'save'>,
): Promise<readonly TextFile[] | null> {
  const exporter = exporters.find((it) => it.id === request.exporter)
  const standing = new Map(request.standing.map(({ path, text }) => [path, text]))
  return exporter ? filesToSave(read, design, { exporter, standing }) : null
}
