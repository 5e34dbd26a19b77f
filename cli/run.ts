import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { main } from './main.ts'
import { readFolder } from './read-folder.ts'

/** The command line on this machine: its files, its terminal, its exit code. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), {
    readFile: (path) => readFile(path === '-' ? (0 as never) : path, 'utf8'),
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
