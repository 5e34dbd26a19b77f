import { columnsOf, type Design, namingHabits, toRows } from '#model'
import { keysUsing, wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { rowsFix } from './rows-fix.ts'
import { type Series, seriesIn } from './series.ts'

/** The lines that an address is printed on are one text in pieces. */
const LINES = new Set(['address', 'addr', 'street', 'line', 'addressline'])

/** Two references at the ends of one link, the lines of an address, or the corners of a box. */
function isPlaces(design: Design, { base, columns }: Series, all: readonly Series[]): boolean {
  if (wordsOf(base).some((word) => LINES.has(word))) return true
  const isPair = columns.length === 2
  const areEnds = (it: Series) =>
    it.columns.length === 2 && it.columns.every((column) => keysUsing(design, column).length > 0)
  // What else stands in twos beside the ends of a link is of those ends.
  if (isPair && all.some(areEnds)) return true
  return isPair && base.length === 1 && all.some((other) => other.base !== base && other.base.length === 1)
}

const mend = (design: Design, { columns }: Series): Fix[] =>
  rowsFix(
    toRows(
      design,
      columns.map((it) => it.id),
    ),
    'the values go along, each with its place',
  )

export const nf1RepeatingGroup: Rule = {
  id: 'nf1-repeating-group',
  group: 'normalisation',
  title: 'One fact is one column, several are rows',
  why: 'A series of columns holds as many as there are columns and not one more; to find a value asks each of them, none of them can be made unique, and nothing says which are in use.',
  bad: `create table contacts (id bigint primary key, phone1 text, phone2 text, phone3 text);
create table budgets (id bigint primary key, jan_amount numeric, feb_amount numeric, mar_amount numeric);`,
  good: `create table contacts (id bigint primary key, address_line_1 text, address_line_2 text, sha1 text, sha256 text);
create table boxes (id bigint primary key, x1 int, y1 int, x2 int, y2 int, iso2 char(2), iso3 char(3));
create table links (
  id bigint primary key, entity0 bigint not null references contacts, entity1 bigint not null references contacts,
  credit0 text, credit1 text
);
create index on links (entity0);
create index on links (entity1);
create table phones (contact_id bigint references contacts, position int, phone text not null, primary key (contact_id, position));`,
  severity: severities('W W W W W W'),
  beyond: ({ design }) => namingHabits(design.objects),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const all = seriesIn(columnsOf(design, table).filter((it) => !it.generated))
    for (const series of all) {
      const [first] = series.columns
      if (!first || isPlaces(design, series, all)) continue
      yield {
        about: first.id,
        message: `${owner.name} has ${listed(series.columns.map((it) => it.name))}: a table with a row for each, (${owner.name}, position, value), has room for any number`,
        fixes: mend(design, series),
      }
    }
  },
}
