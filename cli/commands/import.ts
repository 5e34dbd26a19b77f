import { amendDesign, extensionsIn, type LedgerEntry } from '#import'
import { Standing } from '#proof'
import { toFile } from '#share'
import { type Command, type Io, Stop } from '../command.ts'
import { countKinds } from '../count-kinds.ts'
import { type Loaded, load, readText } from '../load.ts'
import { noticeLine } from '../notice-line.ts'
import { openHere } from '../open-here.ts'

const fates = (ledger: readonly LedgerEntry[]): Record<LedgerEntry['fate'], number> => {
  const counts = { modelled: 0, verbatim: 0, skipped: 0, refused: 0 }
  for (const entry of ledger) counts[entry.fate]++
  return counts
}

/** The design that a script makes of another. */
async function runOnto(script: string, path: string, io: Io): Promise<Pick<Loaded, 'design' | 'notices' | 'ledger'>> {
  const text = await readText(script, io)
  const { design } = await load(path, io)
  const standing = new Standing(openHere)
  try {
    const { db, refused } = await standing.holding(design, extensionsIn(text))
    if (refused[0]) throw new Stop(1, `${path}: Postgres does not take the design as it is: ${refused[0].message}`)
    const amended = await amendDesign(db, design, text)
    if (!amended) throw new Stop(3, 'The import was cancelled')
    return amended
  } finally {
    await standing.close()
  }
}

export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE -o design.json [--onto design.json]',
  summary: 'Read a schema into a design file, or run a script on one, and say what became of each statement',
  options: {
    onto: { value: true, says: 'the design that the script is run on; what it renames stays the same object' },
    output: { value: true, short: 'o', says: 'where to write the design file' },
    ledger: { value: false, says: 'list every statement, not only those that were refused' },
  },
  run: async ({ file, options }, io) => {
    const onto = typeof options.onto === 'string' ? options.onto : null
    const { design, notices, ledger } = onto ? await runOnto(file, onto, io) : await load(file, io)
    const entries = ledger ?? []
    const counts = fates(entries)
    if (typeof options.output === 'string') await io.writeFile(options.output, toFile(design))
    const listed = options.ledger ? entries : entries.filter((entry) => entry.fate === 'refused')
    const lines = [
      ...notices.filter((it) => it.code !== 'import/refused').map((it) => noticeLine(it, file)),
      ...listed.map(
        (entry) => `${file}:${entry.at.line}:${entry.at.column}: ${entry.fate}: ${entry.message ?? entry.head}`,
      ),
      `${Object.entries(countKinds(design))
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')}`,
      `${entries.length} statements: ${counts.modelled} modelled, ${counts.verbatim} kept verbatim, ${counts.skipped} skipped, ${counts.refused} refused`,
    ]
    return {
      code: counts.refused > 0 ? 1 : 0,
      text: lines.join('\n'),
      json: { objects: countKinds(design), statements: counts, notices, ledger: entries },
    }
  },
}
