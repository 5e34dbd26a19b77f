import { filesOf, ONLINE, PLAIN, type PlanOptions, plan, type Step, scriptOf, wayBack } from '#migrate'
import { type Design, object, optionsOf, type ProfileId, pathOf } from '#model'
import { loadParser, nameOfMigration, safeOptions } from '#rules'
import { type Args, type Command, type Io, Stop } from '../command.ts'
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

/** What the two ways are called: as the house calls its migrations, after those in the folder, where there is a name to call it by. */
async function namesFor(options: Args['options'], at: { design: Design; profile: ProfileId }, io: Io) {
  const { name, output } = options
  if (typeof name !== 'string') return { up: 'up', down: 'down' }
  if (typeof output !== 'string')
    throw new Stop(2, '--name says what the files in a folder are called: it goes with -o')
  const files = await io.listFolder(output)
  const after = files.flatMap((it) => (it.endsWith('.sql') ? [it.replace(/(\.(up|down))?(-\d{3})?\.sql$/, '')] : []))
  const style = optionsOf(at.profile, at.design).migrationNames
  const called = nameOfMigration(name, { moment: new Date(), after, style })
  return { up: `${called}.up`, down: `${called}.down` }
}

export const diffCommand: Command = {
  name: 'diff',
  usage: 'diff FROM TO [--online] [--rename OLD->NEW] [-o DIR [--name WHAT]]',
  summary: 'Write the migration from one schema to another, up and down',
  files: { least: 2, most: 2 },
  options: {
    rename: RENAME,
    online: {
      value: false,
      says: 'for a database that is written to meanwhile: one file a transaction, to be run in order',
    },
    profile: PROFILE,
    name: { value: true, says: 'what it does: the files are then called as the profile calls migrations' },
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
    const called = await namesFor(options, { design: to.design, profile }, io)
    const files = [...scriptsOf(called.up, up, how), ...scriptsOf(called.down, down, back)]
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
