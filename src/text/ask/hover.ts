import {
  childrenOf,
  type DbObject,
  type Design,
  fullTitleOf,
  type Id,
  kindOf,
  object,
  referrersOf,
  sqlAt,
  sqlOf,
  textUsersOf,
} from '#model'
import { asBlock, asCode, plainly } from './markdown.ts'
import { type Asked, nameAt, namesOf } from './names.ts'

/** What is to be said of the name at a place, as Markdown. */
export type Hover = { readonly from: number; readonly to: number; readonly markdown: string }

const MOST_LINES = 14
const MOST_USERS = 8

/** What stands at a place of a text. */
export function hoverAt(asked: Asked): Hover | null {
  const names = namesOf(asked)
  const name = nameAt(names, asked.at)
  if (!name) return null
  const design = object(asked.design, name.about) ? asked.design : names.said
  const it = object(design, name.about) as DbObject | null
  return it && { from: name.from, to: name.to, markdown: describe(design, it) }
}

/** What an object is: its kind and name, its SQL with the keys that it is of, what uses it, its comment. */
function describe(design: Design, it: DbObject): string {
  const kind = kindOf(it)
  const users = [...new Set([...referrersOf(design, it.id), ...textUsersOf(design, it.id)])].filter(
    (user) => user.id !== it.parent,
  )
  const own = users.filter((user) => user.parent === it.parent && clauseOf(design, user) !== null)
  const sql = [sqlFor(design, it), ...(it.parent ? own.map((user) => clauseOf(design, user)) : [])]
  const others = users.filter((user) => !own.includes(user) && user.parent !== it.id)
  return [
    `${plainly(kind.label.one)} ${asCode(fullTitleOf(design, it))}`,
    asBlock(clipped(sql.join('\n')), 'pgsql'),
    ...(others.length > 0 ? [`Used by ${listed(design, others)}`] : []),
    ...(it.comment ? [plainly(it.comment)] : []),
  ].join('\n\n')
}

const clauseOf = (design: Design, it: DbObject): string | null => kindOf(it).clause?.(it, sqlAt(design)) ?? null

/** What makes an object: within what it stands under, or as a statement. */
function sqlFor(design: Design, it: DbObject): string {
  const clauses = childrenOf(design, it.id).flatMap((child) => clauseOf(design, child) ?? [])
  return clauseOf(design, it) ?? sqlOf(kindOf(it).create(it, sqlAt(design), clauses))
}

function clipped(sql: string): string {
  const lines = sql.split('\n')
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'].join('\n') : sql
}

function listed(design: Design, users: readonly DbObject[]): string {
  const said = users.slice(0, MOST_USERS).map((it) => `${kindOf(it).label.one} ${asCode(nameOf(design, it.id))}`)
  const more = users.length - said.length
  return [...said, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

const nameOf = (design: Design, id: Id): string => {
  const it = object(design, id) as DbObject | null
  return it ? fullTitleOf(design, it) : ''
}
