import { type Exporter, exporters, optionRefused, optionsOf, type SourceFile, textOf } from '#export'
import { ScriptReader } from '#import'
import { apply, type Design, heldText, intend, textKey } from '#model'
import { emitBeside, filesApart, isSqlReady, readySql } from '#text'
import { type Command, Stop } from '../command.ts'
import { insideOf } from '../inside.ts'
import { loadAloud } from '../load.ts'
import { noticeLine } from '../notice-line.ts'
import { openHere } from '../open-here.ts'

const alongside = (exporter: Exporter, design: Design): readonly SourceFile[] =>
  exporter.alongside?.(design, optionsOf(exporter, design)) ?? []

/** The design with what is chosen of its language here, beside what it has chosen itself. */
function choose(design: Design, exporter: Exporter, given: readonly string[]): Design {
  const chosen = given.map((text) => {
    const [name = '', value = ''] = text.split(/=(.*)/s)
    const meant = value === 'true' ? true : value === 'false' ? false : value
    const refused = optionRefused(exporter, name, meant)
    if (refused) throw new Stop(2, `--set ${text}: ${refused}`)
    return [name, meant] as const
  })
  if (chosen.length === 0) return design
  const had = design.intent.get(`export/${exporter.id}`)
  const options = { ...(had?.sort === 'export' ? had.options : {}), ...Object.fromEntries(chosen) }
  return apply(design, intend(design, { sort: 'export', language: exporter.id, options }))
}

/** The design without the script that it was read from. */
const apart = (design: Design): Design =>
  apply(design, [{ op: 'intend', key: textKey('sql'), before: heldText(design, 'sql'), after: null }])

/** SQL that someone wrote beside the design follows it once Postgres has said what it means. */
async function readHeld(design: Design): Promise<void> {
  if (isSqlReady(design)) return
  const reader = new ScriptReader(openHere)
  await readySql(reader.read, design)
  await reader.close()
}

export const exportCommand: Command = {
  name: 'export',
  usage: `export FILE --to ${exporters.map((it) => it.id).join('|')} -o DIR`,
  summary: 'Write the design as schema files of one language',
  options: {
    to: { value: true, says: 'the language' },
    set: { value: true, many: true, says: 'an option of the language, as name=value' },
    output: { value: true, short: 'o', says: 'the folder to write to; without it the text is printed' },
  },
  run: async ({ file, options, lists }, io) => {
    const exporter = exporters.find((it) => it.id === options.to)
    if (!exporter) throw new Stop(2, `--to takes one of ${exporters.map((it) => it.id).join(', ')}`)
    const loaded = await loadAloud(file, io)
    // A script that is written as SQL is to be written as we do.
    const from = exporter.id === 'sql' && loaded.sql !== null ? apart(loaded.design) : loaded.design
    const design = choose(from, exporter, lists.set ?? [])
    if (exporter.id === 'sql') await readHeld(design)
    const { files: whole, notices } = emitBeside(exporter, design)
    const files = filesApart(exporter, whole)
    const wanted = typeof options.output === 'string' ? [...files, ...alongside(exporter, design)] : files
    const written = insideOf(`${options.output ?? '.'}`, wanted).map((it) => ({ path: it.path, text: textOf(it) }))
    if (typeof options.output === 'string')
      for (const it of written) await io.writeFile(`${options.output}/${it.path}`, it.text)
    const lines = notices.map((it) => noticeLine(it, file))
    const body =
      typeof options.output === 'string'
        ? written.map((it) => `${options.output}/${it.path}`)
        : written.map((it) => it.text)
    for (const line of lines) io.err(line)
    return { code: 0, text: body.join('\n'), json: { files: written, notices } }
  },
}
