import { plan, scriptOf } from '#migrate'
import { pathOf } from '#model'
import type { Command } from '../command.ts'
import { loadPair } from '../pair.ts'
import { RENAME } from '../prove-pair.ts'

export const diffCommand: Command = {
  name: 'diff',
  usage: 'diff FROM TO [--rename OLD->NEW] [-o DIR]',
  summary: 'Write the migration from one schema to another, up and down',
  files: { least: 2, most: 2 },
  options: {
    rename: RENAME,
    output: { value: true, short: 'o', says: 'the folder for up.sql and down.sql; without it they are printed' },
  },
  run: async ({ file, more, options, lists }, io) => {
    const { from, to } = await loadPair([file, ...more], lists.rename ?? [], io)
    const ways = { up: plan(from.design, to.design), down: plan(to.design, from.design) }
    const files = Object.entries(ways).map(([name, steps]) => ({ path: `${name}.sql`, text: scriptOf(steps) }))
    const folder = typeof options.output === 'string' ? options.output : null
    if (folder !== null) for (const it of files) await io.writeFile(`${folder}/${it.path}`, it.text)
    const hazards = ways.up.flatMap((it) =>
      it.hazard ? [{ hazard: it.hazard, about: pathOf(to.design, it.about), sql: it.sql }] : [],
    )
    for (const it of hazards) io.err(`${it.hazard}: ${it.sql.split('\n')[0]}`)
    const body =
      folder === null ? files.map((it) => `-- ${it.path}\n${it.text}`) : files.map((it) => `${folder}/${it.path}`)
    return { code: 0, text: body.join('\n'), json: { files, hazards } }
  },
}
