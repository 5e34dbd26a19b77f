import { exporters } from '#export'
import { oneText, ScriptReader } from '#import'
import { apply, type Design, heldText } from '#model'
import { toFile } from '#share'
import { filesToSave, savedIn, takenFrom } from '#text'
import { type Command, type Io, Stop } from '../command.ts'
import { insideOf } from '../inside.ts'
import { loadAloud } from '../load.ts'
import { noticeLine } from '../notice-line.ts'
import { openHere } from '../open-here.ts'

/** The language of the text that a design holds: its project's files are in that. */
const heldLanguage = (design: Design): string | undefined => exporters.find((it) => heldText(design, it.id))?.id

async function standingIn(folder: string, io: Io): Promise<ReadonlyMap<string, string>> {
  const files = await io.readFolder(folder)
  if (files.texts.size === 0) throw new Stop(3, `${folder}: there is no folder with a schema`)
  for (const it of files.notices()) io.err(noticeLine(it, folder))
  return files.texts
}

export const syncCommand: Command = {
  name: 'sync',
  usage: 'sync design.json DIR [--check]',
  summary: 'Bring a design and the files of its project together, by the smallest change of each',
  files: { least: 2, most: 2 },
  options: {
    check: { value: false, says: 'write nothing; exit with 1 where something would be written' },
  },
  run: async ({ file, more: [folder = ''], options }, io) => {
    const { design } = await loadAloud(file, io)
    const standing = await standingIn(folder, io)
    const gathered = oneText(standing, heldLanguage(design)) ?? oneText(standing)
    const exporter = exporters.find((it) => it.id === gathered?.language)
    if (!gathered || !exporter) throw new Stop(3, `${folder}: there is no schema in it`)
    const reader = new ScriptReader(openHere)
    try {
      const { changes, notices } = await takenFrom(reader.read, design, gathered)
      const fault = notices.find((it) => it.severity === 'error')
      if (fault) throw new Stop(3, noticeLine(fault, folder), notices)
      const now = apply(design, changes)
      const written = insideOf(folder, await filesToSave(reader.read, now, { exporter, standing }))
      const next = toFile(await savedIn(reader.read, now, exporter.id))
      const isNew = next !== toFile(design)
      if (options.check !== true) {
        for (const it of written) await io.writeFile(`${folder}/${it.path}`, it.text)
        if (isNew) await io.writeFile(file, next)
      }
      const paths = [...written.map((it) => `${folder}/${it.path}`), ...(isNew ? [file] : [])]
      for (const it of notices) io.err(noticeLine(it, folder))
      return {
        code: options.check === true && paths.length > 0 ? 1 : 0,
        text: paths.length > 0 ? paths.join('\n') : 'Both say the same',
        json: { written: paths, language: exporter.id, notices },
      }
    } finally {
      await reader.close()
    }
  },
}
