import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileText } from '#import'
import { main } from './main.ts'
import { onOneLine } from './one-line.ts'
import { readFolder } from './read-folder.ts'

/** The command line on this machine: its files, its terminal, its exit code. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), {
    readFile: async (path) => {
      const { text, notices } = await fileText(path, path === '-' ? await buffer(process.stdin) : await readFile(path))
      for (const it of notices) process.stderr.write(`schemawright: ${onOneLine(it.message)}\n`)
      return text
    },
    readFolder,
    listFolder: (path) => readdir(path).catch(() => []),
    writeFile: async (path, text) => {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    },
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  })
}
