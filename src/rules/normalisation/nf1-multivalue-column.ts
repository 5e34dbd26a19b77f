import { columnsOf, type Design, type Id, listToRows, namingHabits, primaryKeyOf, tablesOf } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { sampleRows } from '../normal-forms/seed-rows.ts'
import { facesIn, keptByTable } from '../reading/everywhere.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf, nounsOf } from '../reading/nouns.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { isText } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Finding, type Fix, type Rule, severities } from '../rule.ts'
import { seeded } from './given.ts'
import { rowsFix } from './rows-fix.ts'

/** The noun of a table whose keys a column holds several of: `tag_ids`. */
function keysOfWhich(design: Design, it: Column): string | null {
  const words = wordsOf(it.name)
  if (words.length < 2 || words.at(-1) !== 'ids') return null
  const noun = nounOf(words.slice(0, -1).join('_'))
  return nounsOf(design).has(noun) ? noun : null
}

/** `mailing_list`: the list is what the column names, not what it holds. */
const isOneList = (it: Column): boolean => /(^|_)(mailing|price|play|wish)_?list$/i.test(wordsOf(it.name).join('_'))

/** Fewer values prove no habit. */
const FEWEST_VALUES = 3
/** More than these words between two separators make a sentence, not an element of a list. */
const MOST_WORDS = 3

/** What separates several short values in all the sample rows; null where nothing does in one of them. */
function separatorIn(design: Design, it: Column): string | null {
  const values = sampleRows(design, it.parent ?? it.id)
    .flatMap(({ rows }) => rows.map((row) => row.values.get(it.id)))
    .flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []))
  if (values.length < FEWEST_VALUES) return null
  const splits = (separator: string) => (value: string) => {
    const parts = value.split(separator)
    return (
      parts.length > 1 && parts.every((part) => part.trim() !== '' && part.trim().split(/\s+/).length <= MOST_WORDS)
    )
  }
  return [',', ';', '|'].find((separator) => values.every(splits(separator))) ?? null
}

/** The table whose rows of one key a column holds several of. */
function tableOf(design: Design, noun: string | null): Id<'table'> | null {
  const found = tablesOf(design).find((it) => noun !== null && nounOf(it.name) === noun)
  return found && primaryKeyOf(design, found.id)?.columns.length === 1 ? found.id : null
}

/** A row for each value: a link to each row that is named, or the values at their places. */
function mend(design: Design, it: Column, separator: string | null): Fix[] {
  const of = tableOf(design, keysOfWhich(design, it))
  const apart = separator === null ? '' : `taken apart at ‘${separator}’, `
  return rowsFix(
    listToRows(design, it.id, { separator, of }),
    `${apart}${of ? 'each once, in no order' : 'each at its place, without the spaces around it'}`,
  )
}

/** The columns that may hold several values, as far as the table itself tells. */
const suspectsIn = keptByTable((design, table) =>
  columnsOf(design, table).filter((it) => {
    if (it.generated || it.inherited || hasTag(design, it.id, 'opaque-payload')) return false
    if (it.type.dimensions > 0) return wordsOf(it.name).at(-1) === 'ids'
    return isText(it) && (roleOf(design, it)?.role === 'list' || separatorIn(design, it) !== null)
  }),
)

function judged(design: Design, it: Column): Omit<Finding, 'about'> | null {
  const noun = keysOfWhich(design, it)
  if (it.type.dimensions > 0)
    return noun
      ? {
          message: `${it.name} is an array of keys of ${noun}, which no foreign key can hold: a link table can`,
          fixes: mend(design, it, null),
        }
      : null
  if (!isText(it)) return null
  const role = roleOf(design, it)
  const separator = separatorIn(design, it)
  if (separator)
    return {
      message: `${it.name} holds several values with ‘${separator}’ between them: a table with a row for each, or text[]`,
      fixes: mend(design, it, separator),
    }
  if (role?.role !== 'list' || (role.atMost && isOneList(it))) return null
  const instead = noun
    ? `a link table to ${noun} holds them with foreign keys`
    : 'text[] or a table with a row for each'
  return {
    message: `${it.name} seems to hold several values in one text: ${instead}`,
    fixes: mend(design, it, ','),
    ...(role.atMost ? { atMost: role.atMost } : {}),
  }
}

export const nf1MultivalueColumn: Rule = {
  id: 'nf1-multivalue-column',
  group: 'normalisation',
  title: 'A column holds one value',
  why: 'Several values in one text can’t be referred to, counted, joined or kept distinct by the database; every query that looks for one has to take the text apart, and no index helps it.',
  bad: `create table tags (id bigint primary key);
create table posts (id bigint primary key, tag_ids bigint[], keywords text, colours text);`,
  good: `create table tags (id bigint primary key);
create table posts (id bigint primary key, keywords text[], external_ids bigint[], note text);
create table post_tags (post_id bigint references posts, tag_id bigint references tags, primary key (post_id, tag_id));
create index on post_tags (tag_id);`,
  given: (design) => [
    ...seeded(design, {
      table: 'posts',
      columns: ['id', 'colours'],
      rows: [
        ['1', "'red,blue'"],
        ['2', "'green, blue'"],
        ['3', "'red,black,white'"],
      ],
    }),
    ...seeded(design, {
      table: 'posts',
      columns: ['id', 'note'],
      rows: [
        ['1', "'Well, that was quite a surprise'"],
        ['2', "'Red, and then it was blue again'"],
        ['3', "'No comma'"],
      ],
    }),
  ],
  severity: severities('W W W W W W'),
  beyond: ({ design }) => [facesIn(design), namingHabits(design.objects)],
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of suspectsIn(design, table)) {
      const found = judged(design, it)
      if (found) yield { ...found, about: it.id, message: `${owner.name}.${found.message}` }
    }
  },
}
