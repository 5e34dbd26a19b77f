import type { StyleOptions } from '#model'
import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'

const PATTERNS: Readonly<Record<StyleOptions['migrationNames'], readonly RegExp[]>> = {
  timestamp: [/^\d{14}[_-][a-z0-9]+([_-][a-z0-9]+)*$/],
  number: [/^\d{3,}[_-][a-z0-9]+([_-][a-z0-9]+)*$/],
  either: [/^(\d{14}|\d{3,6})[_-][a-z0-9]+([_-][a-z0-9]+)*$/],
  alembic: [/^[0-9a-f]{12}_[a-z0-9]+(_[a-z0-9]+)*$/],
}

const bare = (name: string): string => name.replace(/\.sql$/, '')
const orderOf = (name: string): string | null => /^\d+/.exec(name)?.[0] ?? null
const slugOf = (name: string, joint: string): string =>
  bare(name)
    .replace(/^[0-9a-f]*\d[0-9a-f]*[_-]+/i, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(joint) || 'change'

/** The number after another of as many digits: one more, and a moment is a number too. */
const next = (number: string): string => String(BigInt(number) + 1n).padStart(number.length, '0')

/** What it should be called: as the style has it, after the last one. */
function rightName(name: string, after: readonly string[], style: StyleOptions['migrationNames']): string {
  if (style === 'alembic') return `${(/^[0-9a-f]{12}/.exec(name)?.[0] ?? '').padEnd(12, '0')}_${slugOf(name, '_')}`
  const last = after
    .map(orderOf)
    .reduce((most, it) => (it !== null && BigInt(it) > BigInt(most ?? '-1') ? it : most), null)
  const own = orderOf(name)
  const wide = (it: string | null) =>
    it !== null && (style === 'number' ? it.length < 14 : it.length === 14 || style === 'either')
  const number =
    own !== null && wide(own) && (last === null || BigInt(own) > BigInt(last))
      ? own
      : next(last !== null && wide(last) ? last : style === 'number' ? '000' : '20000101000000')
  return `${number.padStart(3, '0')}${style === 'number' ? '-' : '_'}${slugOf(name, style === 'number' ? '-' : '_')}`
}

/** What a migration made at a moment is called in a style, after those that are there. */
export function nameOfMigration(
  what: string,
  at: { moment: Date; after: readonly string[]; style: StyleOptions['migrationNames'] },
): string {
  const moment = at.moment.toISOString().replace(/\D/g, '').slice(0, 14)
  const number = at.style === 'alembic' ? at.moment.getTime().toString(16).padStart(12, '0') : moment
  return rightName(`${number}_${what}`, at.after.map(bare), at.style)
}

export const migNamingOrder: ChangeRule = {
  id: 'mig-naming-order',
  group: 'migration',
  title: 'Migrations are called by one pattern, and come one after the other',
  why: 'Whoever runs them goes by their names. One that sorts before what has run is left out on one server and not on another; one that is changed after it ran is two migrations of one name.',
  bad: {
    from: 'create table users (id bigint primary key);',
    to: 'create table users (id bigint primary key, name text);',
    options: {
      file: {
        name: '20240101000000_Add Name',
        after: ['20250101000000_users', '20250601000000_posts'],
        edited: ['20250101000000_users'],
      },
    },
  },
  good: {
    from: 'create table users (id bigint primary key);',
    to: 'create table users (id bigint primary key, name text);',
    options: {
      file: {
        name: '20250701000000_add_name.sql',
        after: ['20250101000000_users', '20250601000000_posts'],
        edited: [],
      },
    },
  },
  severity: severities('W E W I W E'),
  *check({ steps, options }, { migrationNames }) {
    const [first] = steps
    const { file } = options
    if (!first || !file) return
    const name = bare(file.name)
    const right = rightName(name, file.after.map(bare), migrationNames)
    const fixes =
      name === right ? [] : [{ label: `Call it ${right}`, safe: true, options: { file: { ...file, name: right } } }]
    if (!PATTERNS[migrationNames].some((it) => it.test(name)))
      yield { about: first.root, message: `${file.name} is not called as migrations are here: ${right}`, fixes }
    const own = orderOf(name)
    const ahead = own === null ? [] : file.after.filter((it) => BigInt(orderOf(bare(it)) ?? '-1') >= BigInt(own))
    if (migrationNames !== 'alembic' && ahead.length > 0)
      yield { about: first.root, message: `${file.name} sorts before ${ahead.at(-1)}, which is there already`, fixes }
    for (const it of file.edited)
      yield {
        about: first.root,
        message: `${it} is not as it was released: undo that, and say it in a migration of its own`,
      }
  },
}
