import { filesOf, ONLINE, PLAIN, type PlanOptions, plan, type Step, scriptOf, wayBack } from '#migrate'
import { object, pathOf } from '#model'
import { loadParser, safeOptions } from '#rules'
import type { Command } from '../command.ts'
import { loadPair } from '../pair.ts'
import { RENAME } from '../prove-pair.ts'
import { PROFILE, profileIn } from './check.ts'

/** A script that says where its transactions end, or a file for each part where a runner has to know. */
function scriptsOf(
  name: string,
  steps: readonly Step[],
  options: PlanOptions | null,
): { path: string; text: string }[] {
  const parts = options ? filesOf(steps, options) : []
  if (parts.length < 2) return [{ path: `${name}.sql`, text: scriptOf(steps, options ?? PLAIN) }]
  return parts.map((text, i) => ({ path: `${name}-${String(i + 1).padStart(3, '0')}.sql`, text }))
}

export const diffCommand: Command = {
  name: 'diff',
  usage: 'diff FROM TO [--online] [--rename OLD->NEW] [-o DIR]',
  summary: 'Write the migration from one schema to another, up and down',
  files: { least: 2, most: 2 },
  options: {
    rename: RENAME,
    online: {
      value: false,
      says: 'for a database that is written to meanwhile: one file a transaction, to be run in order',
    },
    profile: PROFILE,
    output: { value: true, short: 'o', says: 'the folder for up.sql and down.sql; without it they are printed' },
  },
  run: async ({ file, more, options, lists }, io) => {
    const { from, to } = await loadPair([file, ...more], lists.rename ?? [], io)
    const profile = profileIn(options, to.design)
    if (options.online) await loadParser()
    const how = options.online ? safeOptions(from.design, to.design, { profile, options: ONLINE }) : null
    const up = plan(from.design, to.design, how ?? PLAIN)
    const back = how && wayBack(how)
    const down = plan(to.design, from.design, back ?? PLAIN)
    const files = [...scriptsOf('up', up, how), ...scriptsOf('down', down, back)]
    const folder = typeof options.output === 'string' ? options.output : null
    if (folder !== null) for (const it of files) await io.writeFile(`${folder}/${it.path}`, it.text)
    const hazards = up.flatMap(({ hazard, about, sql }) =>
      hazard ? [{ hazard, about: pathOf(object(to.design, about) ? to.design : from.design, about), sql }] : [],
    )
    for (const it of hazards) io.err(`${it.hazard}: ${it.sql.split('\n')[0]}`)
    const body =
      folder === null ? files.map((it) => `-- ${it.path}\n${it.text}`) : files.map((it) => `${folder}/${it.path}`)
    return { code: 0, text: body.join('\n'), json: { files, hazards } }
  },
}
