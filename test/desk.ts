import { ProjectFiles } from '#import'
import type { ExitCode, Io } from '../cli/command.ts'
import { main } from '../cli/main.ts'

/** A command line over files in memory. */
export function desk(files: Record<string, string>) {
  const printed = { out: '', err: '' }
  const io: Io = {
    readFile: async (path) => {
      const text = files[path]
      if (text === undefined) throw new Error(`there is no ${path}`)
      return text
    },
    listFolder: async (path) =>
      Object.keys(files).flatMap((name) => (name.startsWith(`${path}/`) ? [name.slice(path.length + 1)] : [])),
    readFolder: async (path) => {
      const found = new ProjectFiles()
      for (const [name, text] of Object.entries(files)) {
        const below = name.slice(path.length + 1)
        if (name.startsWith(`${path}/`) && found.takes(below, text.length)) found.texts.set(below, text)
      }
      return found
    },
    writeFile: async (path, text) => {
      files[path] = text
    },
    out: (text) => {
      printed.out += `${text}\n`
    },
    err: (text) => {
      printed.err += `${text}\n`
    },
  }
  const run = async (...argv: string[]): Promise<{ code: ExitCode; out: string; err: string }> => {
    printed.out = ''
    printed.err = ''
    return { code: await main(argv, io), ...printed }
  }
  return { files, run }
}
