import type { LedgerEntry } from '#import'
import { toFile } from '#share'
import type { Command } from '../command.ts'
import { countKinds } from '../count-kinds.ts'
import { load } from '../load.ts'
import { noticeLine } from '../notice-line.ts'

const fates = (ledger: readonly LedgerEntry[]): Record<LedgerEntry['fate'], number> => {
  const counts = { modelled: 0, verbatim: 0, skipped: 0, refused: 0 }
  for (const entry of ledger) counts[entry.fate]++
  return counts
}

export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE -o design.json',
  summary: 'Read a schema into a design file, and say what became of each statement',
  options: {
    output: { value: true, short: 'o', says: 'where to write the design file' },
    ledger: { value: false, says: 'list every statement, not only those that were refused' },
  },
  run: async ({ file, options }, io) => {
    const { design, notices, ledger } = await load(file, io)
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
