import { type RoundTrip, roundTrip, schemaFiles } from '../test/round-trip.ts'

const COLUMNS = ['statements', 'modelled', 'verbatim', 'skipped', 'refused', 'objects', 'unread', 'drift', 'seconds']

function figures(it: RoundTrip): readonly string[] {
  const fate = (wanted: string) => String(it.ledger.filter((entry) => entry.fate === wanted).length)
  return [
    String(it.ledger.length),
    fate('modelled'),
    fate('verbatim'),
    fate('skipped'),
    fate('refused'),
    String(it.objects),
    String(it.unread.length),
    String(it.drift.length + it.refusedAgain.length),
    it.seconds.toFixed(1),
  ]
}

const line = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(34)}${cells.map((cell) => cell.padStart(11)).join('')}\n`

/** `npm run corpus [part of a file's name]`: every real schema imported, written out and run again, a line each; `-v` says what drifts and why something was refused. */
async function main(): Promise<void> {
  const verbose = process.argv.includes('-v')
  const [only = ''] = process.argv.slice(2).filter((word) => word !== '-v')
  process.stdout.write(line('file', COLUMNS))
  const sums = COLUMNS.map(() => 0)
  for (const name of schemaFiles().filter((it) => it.includes(only))) {
    const it = await roundTrip(name)
    const cells = figures(it)
    for (const [i, cell] of cells.entries()) sums[i] = (sums[i] ?? 0) + Number(cell)
    process.stdout.write(line(name, cells))
    if (!verbose) continue
    const refused = it.ledger.filter((entry) => entry.fate === 'refused')
    const told = [
      ...refused.map((entry) => `refused: ${entry.message} (${entry.head})`),
      ...it.unread.map((each) => `unread: ${each}`),
      ...it.refusedAgain.map((each) => `refused again: ${each}`),
      ...it.drift.map((each) => `drift: ${each}`),
    ]
    for (const each of told) process.stdout.write(`    ${each}\n`)
  }
  process.stdout.write(
    line(
      'all',
      sums.map((sum) => String(Math.round(sum))),
    ),
  )
}

await main()
