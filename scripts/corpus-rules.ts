import { readdirSync, readFileSync } from 'node:fs'
import { targets } from '#export'
import { sqlImporter } from '#import'
import { columnsOf, type Design, PROFILES, type ProfileId, pathOf, type Severity, tablesOf } from '#model'
import { createReview, type Found, loadParser, rules } from '#rules'
import { openTestPostgres } from '../test/open-postgres.ts'
import { SCHEMAS } from '../test/round-trip.ts'

type Told = { readonly file: string; readonly design: Design; readonly found: readonly Found[] }

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

async function told(folder: URL, file: string, profile: ProfileId): Promise<Told | null> {
  const imported = await sqlImporter(openTestPostgres).read(readFileSync(new URL(file, folder), 'utf8'), {
    name: file,
  })
  if (!imported || tablesOf(imported.design).length === 0) return null
  const { design } = imported
  return { file, design, found: createReview(profile, targets).review(design) }
}

const cell = (text: string | number): string => String(text).padStart(9)

/** Every nth of what was found, so that no schema has it all; the same each time. */
function sample<T>(all: readonly T[], size: number): readonly T[] {
  const step = Math.max(1, all.length / size)
  return Array.from({ length: Math.min(size, all.length) }, (_, i) => all[Math.floor(i * step)] as T)
}

/**
 * `npm run corpus:rules [part of a file's name] [--in FOLDER] [--profile P] [--sample N]`: how often each rule speaks in real schemas, per
 * thousand columns, by severity; and N of its findings, to be judged by hand (docs/rules/noise.md).
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const value = (name: string): string | null =>
    words.includes(name) ? (words[words.indexOf(name) + 1] ?? null) : null
  const profile = PROFILES.find((it) => it === value('--profile')) ?? 'default'
  const size = Number(value('--sample') ?? 0)
  const only = words.find((word, i) => !word.startsWith('--') && !words[i - 1]?.startsWith('--')) ?? ''
  await loadParser()
  const all: Told[] = []
  const folder = new URL(`../${value('--in') ?? 'sql-postgres'}/`, SCHEMAS)
  for (const file of readdirSync(folder).filter((it) => it.endsWith('.sql') && it.includes(only))) {
    const it = await told(folder, file, profile)
    if (it) all.push(it)
  }
  const tables = all.flatMap(({ design }) => tablesOf(design).map(({ id }) => columnsOf(design, id).length))
  const columns = tables.reduce((sum, it) => sum + it, 0)
  console.log(`${all.length} schemas, ${tables.length} tables, ${columns} columns, profile ${profile}\n`)
  console.log(`${'rule'.padEnd(34)}${SEVERITIES.map(cell).join('')}${cell('schemas')}${cell('per 1000')}`)
  for (const rule of rules) {
    const here = all.flatMap(({ file, design, found }) =>
      found.filter((it) => it.rule === rule.id).map((it) => ({ file, design, it })),
    )
    const counts = SEVERITIES.map((severity) => here.filter(({ it }) => it.severity === severity).length)
    const schemas = new Set(here.map(({ file }) => file)).size
    const rate = ((here.length / columns) * 1000).toFixed(1)
    console.log(`${rule.id.padEnd(34)}${[...counts, schemas, rate].map(cell).join('')}`)
    for (const { file, design, it } of sample(here, size))
      console.log(`    ${it.severity} ${file} ${pathOf(design, it.about)}: ${it.message}`)
  }
}

await main()
