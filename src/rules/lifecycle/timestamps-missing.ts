import { type Change, columnsOf, type Design, foreignKeysOf, type Id, incomingOf } from '#model'
import type { Options } from '../profiles.ts'
import { inTurn, newColumn, setColumn } from '../reading/edits.ts'
import { isNullDefault } from '../reading/expressions.ts'
import { hasTag, isLookup } from '../reading/intent.ts'
import { type Column, pairOf, type Table, wholeTable } from '../reading/shapes.ts'
import { plain, typeOf } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { momentOf } from './moments.ts'

const LOGS = new Set('log logs event events history audit audits activity activities'.split(' '))

const isLog = (design: Design, table: Table): boolean =>
  hasTag(design, table.id, 'event', 'log', 'append-only', 'snapshot') || LOGS.has(wordsOf(table.name).at(-1) ?? '')

/** A list of names that others refer to: its rows are seeded, and hardly have a life to date. */
const looksLikeLookup = (design: Design, table: Id): boolean =>
  foreignKeysOf(design, table).length === 0 &&
  columnsOf(design, table).length <= 3 &&
  incomingOf(design, table).length > 0

function isExempt(design: Design, table: Table): boolean {
  return isLookup(design, table.id) || looksLikeLookup(design, table.id) || isPureLink(design, table.id)
}

/** Two references and no more: the rows of a pure link are made and dropped, never changed. */
const isPureLink = (design: Design, table: Id): boolean => pairOf(design, table) !== null

/** As the table writes its own names: `createdAt` among `userId`s. */
const named = (columns: readonly Column[], name: string): string =>
  columns.some((it) => /[a-z][A-Z]/.test(it.name))
    ? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    : name

function wanted(design: Design, table: Table, timestamps: Options['timestamps']): ('created' | 'updated')[] {
  if (timestamps === 'all') return ['created', 'updated']
  if (isExempt(design, table)) return []
  return timestamps === 'created' || isLog(design, table) ? ['created'] : ['created', 'updated']
}

function add(design: Design, table: Id<'table'>, names: readonly string[]): Change[] {
  const now = { type: typeOf('timestamp with time zone'), nullable: false, default: 'now()' }
  return inTurn(design, ...names.map((name) => (at: Design) => newColumn(at, table, { name, ...now }).changes))
}

export const timestampsMissing: Rule = {
  id: 'timestamps-missing',
  group: 'lifecycle',
  title: 'Rows say when they were made and changed',
  why: 'Without the two times nothing can be synchronised, cached, archived or explained afterwards, and for rows that are there already they can never be had again.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null, name text, bio text);
create table posts (id uuid primary key default gen_random_uuid(), title text not null, created_at timestamptz not null, updated_at timestamptz not null default now());`,
  good: `create table users (
  id uuid primary key default gen_random_uuid(), email text not null, name text, bio text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);`,
  severity: severities('W E I E E E'),
  scope: 'near',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || owner.inherits.length > 0) return
    const columns = columnsOf(design, table)
    const missing: string[] = []
    for (const which of wanted(design, owner, options.timestamps)) {
      const it = momentOf(design, table, which)
      if (!it) missing.push(named(columns, `${which}_at`))
      else if (
        isNullDefault(it.default) &&
        plain(it).startsWith('timestamp') &&
        /^(created|updated)_?at$/i.test(it.name) &&
        !it.generated
      )
        yield {
          about: it.id,
          message: `${owner.name}.${it.name} has no default, so that each writer brings a clock of its own`,
          fixes: [
            {
              label: `Make ${it.name} NOT NULL DEFAULT now()`,
              safe: !it.nullable,
              changes: () => setColumn(design, it.id, { nullable: false, default: 'now()' }),
            },
          ],
        }
    }
    if (missing.length === 0) return
    yield {
      about: table,
      message: `${owner.name} has no ${missing.join(' and no ')}`,
      fixes: [{ label: `Add ${missing.join(' and ')}`, safe: true, changes: () => add(design, table, missing) }],
    }
  },
}
