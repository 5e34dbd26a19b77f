import { memoize, plural, RESERVED_WORDS, singular } from '#base'
import { type Design, type Id, object, type StyleOptions, tablesOf } from '#model'
import { type Table, wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Finding, type Plain, type Rule, severities } from '../rule.ts'
import { isTooLong, renameAll } from './renames.ts'

type Number = 'singular' | 'plural'

/** What stands behind a noun, or is none: `versions_published_by`, `recents_old`, `organization_billing`. */
const NO_NOUN = /^(by|to|of|for|in|on|at|old|new|all|tmp|temp|bak|mv|.*ing|.*ed)$/

/** Whether a name is of one or of many; null where it ends in no noun, or in one that has but one form. */
const numberOf = memoize(({ name }: Table): Number | null => {
  const last = wordsOf(name).at(-1) ?? ''
  if (last.length < 3 || NO_NOUN.test(last)) return null
  if (singular(name) !== name) return 'plural'
  return plural(name) !== name ? 'singular' : null
})

type Usage = Readonly<Record<Number, readonly Table[]>>

const usageIn = memoize((objects: Design['objects']): Usage => {
  const usage: Record<Number, Table[]> = { singular: [], plural: [] }
  for (const it of tablesOf({ objects } as Design)) {
    const number = it.partitionOf ? null : numberOf(it)
    if (number) usage[number].push(it)
  }
  return usage
})

/** Fewer tables than this have no habit. */
const FEW = 5

/** The number that the house writes; null where it has none, `both` where it is of two minds. */
function wantedIn(usage: Usage, option: StyleOptions['tableNumber']): Number | 'both' | null {
  if (option === 'plural' || option === 'singular') return option
  const [one, many] = [usage.singular.length, usage.plural.length]
  if (option === 'any' || one + many < FEW || one === 0 || many === 0) return null
  if (Math.max(one, many) < (one + many) * 0.7) return 'both'
  return one > many ? 'singular' : 'plural'
}

/** The habit that a table is held to; where there are two, all of both. */
function houseNumber(design: Design, options: StyleOptions): Plain {
  const usage = usageIn(design.objects)
  const wanted = wantedIn(usage, options.tableNumber)
  return wanted === 'both' ? usage : wanted
}

const inNumber = (name: string, wanted: Number): string => (wanted === 'plural' ? plural(name) : singular(name))

function rename(design: Design, tables: readonly Table[], wanted: Number): Finding['fixes'] {
  const label =
    tables.length === 1 && tables[0]
      ? `Rename it to ${inNumber(tables[0].name, wanted)}`
      : `Rename ${tables.length} tables to ${wanted} names`
  const ids = tables.map((it) => it.id)
  return [{ label, safe: false, changes: () => renameAll(design, ids, (it) => inNumber(it.name, wanted)) }]
}

/** Two minds are told once, with a way to either. */
function* undecided(design: Design, table: Id<'table'>, usage: Usage): Generator<Finding> {
  const [first] = [...usage.singular, ...usage.plural]
  const schema = first?.parent
  if (first?.id !== table || !schema) return
  const names = (number: Number) =>
    listed(
      usage[number].map((it) => it.name),
      3,
    )
  yield {
    about: schema,
    message: `${usage.plural.length} tables are named in the plural (${names('plural')}), ${usage.singular.length} in the singular (${names('singular')})`,
    fixes: [...(rename(design, usage.singular, 'plural') ?? []), ...(rename(design, usage.plural, 'singular') ?? [])],
  }
}

export const nameTableNumber: Rule = {
  id: 'name-table-number',
  group: 'naming',
  title: 'Tables are named in one number',
  why: 'Whether it was user or users has to be looked up each time where tables are named both ways, and generators that derive one from the other give two names to one thing.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid());
create table comments (id uuid primary key default gen_random_uuid());
create table photos (id uuid primary key default gen_random_uuid());
create table invoice (id uuid primary key default gen_random_uuid());`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid());
create table comments (id uuid primary key default gen_random_uuid());
create table addresses (id uuid primary key default gen_random_uuid());
create table news (id uuid primary key default gen_random_uuid());
create table people (id uuid primary key default gen_random_uuid());`,
  severity: severities('I - - E E -'),
  beyond: ({ design, options }) => houseNumber(design, options),
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    const usage = usageIn(design.objects)
    const wanted = wantedIn(usage, options.tableNumber)
    if (!owner || !wanted) return
    if (wanted === 'both') {
      yield* undecided(design, table, usage)
      return
    }
    const number = numberOf(owner)
    if (number === null || number === wanted) return
    const name = inNumber(owner.name, wanted)
    if (RESERVED_WORDS.has(name) || isTooLong(name)) return
    const schema = owner.parent ? object(design, owner.parent)?.name : ''
    yield {
      about: table,
      message: `${schema === 'public' ? '' : `${schema}.`}${owner.name} is named in the ${number}; ${options.tableNumber === wanted ? 'the profile wants' : 'the others are named in'} the ${wanted}`,
      fixes: rename(design, [owner], wanted) ?? [],
    }
  },
}
