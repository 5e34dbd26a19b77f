import type { Attribute, PrismaValue } from '#languages'
import type { Say, Word } from './words.ts'

/** How many arguments each function of a default takes at most. */
const FUNCTIONS: Readonly<Record<string, number>> = {
  autoincrement: 0,
  now: 0,
  ulid: 0,
  uuid: 1,
  cuid: 1,
  nanoid: 1,
  dbgenerated: 1,
  auto: 0,
}
/** Which text one of these takes: a name in the database. */
const NAMING = /^@{1,2}(?:map|schema)$/

/** How many numbers a native type takes at most: `db.VarChar`. */
export const ofNative = (name: string): number =>
  /\.(?:VarChar|Char|Bit|VarBit|Timestamp|Timestamptz|Time|Timetz)$/.test(name) ? 1 : name.endsWith('.Decimal') ? 2 : 0

/** Tells of arguments that an attribute does not take. */
export function tellArguments(say: Say, what: string, { args }: Attribute, { names, plain }: Word): void {
  for (const { name } of args)
    if (name && !names.includes(name.text)) say(`Prisma’s ${what} has no ${name.text} in Postgres`, name)
  const bare = args.filter((it) => it.name === null)
  for (const it of bare.slice(plain))
    say(`Prisma’s ${what} takes ${plain === 0 ? 'no argument here' : `no more than ${plain}`}`, it)
  for (const { value } of args) {
    if (NAMING.test(what) && value.sort !== 'string') say(`Prisma’s ${what} takes a text`, value)
    if (what.includes('.') && value.sort !== 'number') say(`Prisma’s ${what} takes a number`, value)
    if (what === '@default') tellFunction(say, value)
    if (value.sort === 'list') for (const it of value.items) tellKey(say, what, it)
  }
}

function tellFunction(say: Say, value: PrismaValue): void {
  const most = value.sort === 'call' ? FUNCTIONS[value.text] : undefined
  if (value.sort === 'call' && most !== undefined && value.args.length > most)
    say(`${value.text}() takes ${most === 0 ? 'nothing' : `no more than ${most}`}`, value)
}

/** A key of an index with more beside it: `email(sort: Desc)`. */
function tellKey(say: Say, what: string, value: PrismaValue): void {
  if (value.sort !== 'call' || !what.startsWith('@@')) return
  for (const { name, value: it } of value.args) {
    const said = name?.text
    if (said !== 'ops' && said !== 'sort')
      say(`A key of Prisma’s ${what} has no ${said ?? 'argument'} in Postgres`, name ?? it)
    if (said === 'sort' && !(it.sort === 'name' && /^(?:Asc|Desc)$/.test(it.text))) say('sort is Asc or Desc', it)
  }
}
