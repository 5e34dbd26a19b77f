import { columnsOf, type Design, foreignKeysOf, type Id } from '#model'
import { keysUsing, wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

/** Beginnings that say what sort of value it is, not what it belongs to. */
const NO_PARTS = new Set('is has can num total max min last first n count date use allow enable show'.split(' '))

/** The columns that begin with one word, where there are several such groups: parts of their own. */
function parts(design: Design, table: Id): { name: string; columns: number }[] {
  const groups = new Map<string, number>()
  for (const it of columnsOf(design, table)) {
    const [first = '', ...more] = wordsOf(it.name)
    if (more.length > 0 && !NO_PARTS.has(first) && keysUsing(design, it).length === 0)
      groups.set(first, (groups.get(first) ?? 0) + 1)
  }
  return [...groups].flatMap(([name, columns]) => (columns >= 4 ? [{ name, columns }] : []))
}

const range = (n: number, of: (i: number) => string): string => Array.from({ length: n }, (_, i) => of(i)).join(', ')
const address = (of: string): string => `${of}_street text, ${of}_city text, ${of}_zip text, ${of}_country text`

export const godTable: Rule = {
  id: 'god-table',
  group: 'structure',
  title: 'A table is about one thing',
  why: 'A table of forty columns, or of several groups of columns that are filled together, is several things in one: most columns are empty in most rows, every feature changes it, and each change of one part writes all of them anew.',
  bad: `create table customers (id uuid primary key default gen_random_uuid(), ${range(30, (i) => `c${'abcdefghijklmnopqrstuvwxyzäöüß'[i]} text`)});
create table orders (id uuid primary key default gen_random_uuid(), ${address('billing')}, ${address('shipping')}, ${address('pickup')});`,
  good: `create table customers (id uuid primary key default gen_random_uuid(), ${range(29, (i) => `c${'abcdefghijklmnopqrstuvwxyzäöüß'[i]} text`)});
create table orders (id uuid primary key default gen_random_uuid(), ${address('billing')}, ${address('shipping')}, is_paid bool not null, is_sent bool not null, is_late bool not null, is_gift bool not null);`,
  severity: severities('I - I W I I'),
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || owner.inherits.length > 0) return
    const columns = columnsOf(design, table).length
    const groups = parts(design, table)
    const references = foreignKeysOf(design, table).length
    const named = listed(groups.map((it) => `${it.name} (${it.columns})`))
    const reasons = [
      columns > Number(options.mostColumns) ? `${columns} columns` : '',
      groups.length >= 3 ? `columns that begin alike, each group of which could be a table of its own: ${named}` : '',
      references > 12 ? `${references} foreign keys` : '',
    ].filter((it) => it !== '')
    if (reasons.length === 0) return
    yield { about: table, message: `${owner.name} has ${reasons.join(', ')}` }
  },
}
