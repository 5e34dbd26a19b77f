import { parseArgs } from 'node:util'
import { whyThrown } from '#base'
import { type Args, type Command, type ExitCode, type Io, Stop } from './command.ts'
import { commands } from './commands/index.ts'
import { noticeLine } from './notice-line.ts'

function help(): string {
  return [
    'Schemawright: design PostgreSQL schemas, and know that what you ship works.',
    '',
    'Usage: schemawright COMMAND FILE [options]',
    '',
    ...commands.map((it) => `  ${it.usage.padEnd(52)} ${it.summary}`),
    '',
    '  FILE is a design file, a PostgreSQL script or what pg_dump writes, DBML or a schema of Prisma, Drizzle or SQLModel, the folder of one, or - for what is piped in. Every command takes --json.',
    '  Exit codes: 0 fine, 1 found something (errors, drift, refusals), 2 wrong usage, 3 unreadable input.',
  ].join('\n')
}

function readArgs(command: Command, argv: readonly string[]): Args {
  const taken: Command['options'] = { ...command.options, json: { value: false, says: 'the same as data' } }
  const options = Object.fromEntries(
    Object.entries(taken).map(([name, it]) => {
      const type = it.value ? ('string' as const) : ('boolean' as const)
      return [name, { type, ...(it.short ? { short: it.short } : {}), ...(it.many ? { multiple: true as const } : {}) }]
    }),
  )
  const { least, most } = command.files ?? { least: 1, most: 1 }
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const [file, ...more] = positionals
    if (!file || positionals.length < least || positionals.length > most)
      throw new Error(
        most === 1 ? 'one FILE is needed' : `${least === most ? '' : `${least} or `}${most} files are needed`,
      )
    const entries = Object.entries(values)
    return {
      file,
      more,
      options: Object.fromEntries(entries.filter(([, it]) => !Array.isArray(it))) as Args['options'],
      lists: Object.fromEntries(entries.filter(([, it]) => Array.isArray(it))) as Args['lists'],
    }
  } catch (error) {
    throw new Stop(2, `${whyThrown(error)}\nUsage: schemawright ${command.usage}`)
  }
}

/** Runs one command line. Prints, and gives the exit code; nothing but our own mistakes is thrown. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (!name || name === 'help' || name === '--help' || name === '-h') {
    io.out(help())
    return name ? 0 : 2
  }
  const command = commands.find((it) => it.name === name)
  if (!command) {
    io.err(`schemawright: there is no command ${name}\n\n${help()}`)
    return 2
  }
  const json = rest.includes('--json')
  try {
    const args = readArgs(command, rest)
    const result = await command.run(args, io)
    io.out(json ? JSON.stringify(result.json, null, 2) : result.text)
    return result.code
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    if (json) io.out(JSON.stringify({ error: error.message, notices: error.notices }, null, 2))
    else
      io.err(
        error.notices.length > 0
          ? error.notices.map((it) => noticeLine(it, rest[0] ?? '')).join('\n')
          : `schemawright: ${error.message}`,
      )
    return error.code
  }
}
