import { byteLength, quoteName, type Token, tokenize, truncateName } from '#base'
import { toldStatement } from '#import'
import { all, type DbObject, type Design, object, sequenceName } from '#model'

const RELATIONS: ReadonlySet<string> = new Set([
  'table',
  'view',
  'materialized-view',
  'sequence',
  'foreign-table',
  'index',
])

/** What a name becomes; null where it is not told which of several is meant. */
type Names = ReadonlyMap<string, string | null>

/** A name as it stands in a text and what is to stand there; counted in the text. */
type Place = { readonly from: number; readonly to: number; readonly text: string }

const schemaOf = (design: Design, it: DbObject): string => {
  const parent = it.parent ? (object(design, it.parent) as DbObject | null) : null
  return parent?.kind === 'schema' ? parent.name : parent ? schemaOf(design, parent) : ''
}

/** The sequence that a column draws from, be it named or not. */
function sequenceOf(design: Design, it: DbObject): string | null {
  if (it.kind !== 'column' || !it.identity) return null
  return it.identity.sequence ?? sequenceName((it.parent && object(design, it.parent)?.name) ?? '', it.name)
}

type Tree = Readonly<Record<string, unknown>>

/** Where a statement names relations, by Postgres' own places. */
function relationsIn(node: unknown, found: { schema: string; name: string; at: number }[] = []) {
  if (Array.isArray(node)) for (const it of node) relationsIn(it, found)
  else if (typeof node === 'object' && node !== null) {
    const { relname, schemaname, location } = node as Tree
    if (typeof relname === 'string' && typeof location === 'number')
      found.push({ schema: typeof schemaname === 'string' ? schemaname : 'public', name: relname, at: location })
    for (const it of Object.values(node)) relationsIn(it, found)
  }
  return found
}

/** What has another name than a text has for it. */
export class Renames {
  /** What things are no longer called. */
  readonly former: ReadonlySet<string>
  readonly #relations = new Map<string, string>()
  readonly #names: Names

  constructor(said: Design, design: Design) {
    const names = new Map<string, string | null>()
    const add = (was: string, now: string) => {
      const other = names.get(was)
      names.set(was, other === undefined || other === now ? now : null)
    }
    const stays = new Set<string>()
    for (const it of all(said.objects)) {
      const now = object(design, it.id) as DbObject | null
      if (!now) continue
      if (it.name === now.name) stays.add(it.name)
      else {
        add(it.name, now.name)
        if (RELATIONS.has(it.kind)) this.#relations.set(`${schemaOf(said, it)} ${it.name}`, now.name)
      }
      const [was, next] = [sequenceOf(said, it), sequenceOf(design, now)]
      if (was === null || next === null || was === next) continue
      add(was, next)
      this.#relations.set(`${schemaOf(said, it)} ${was}`, next)
    }
    this.former = new Set(names.keys())
    for (const name of stays) if (names.has(name)) names.set(name, null)
    this.#names = names
  }

  /** What a statement has to call otherwise. */
  placesIn(sql: string): readonly Place[] {
    if (this.former.size === 0) return []
    const { parsed } = toldStatement(sql)
    const tokens = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
    const relations = new Map<Token, string | null>()
    const bytes = bytesOf(sql)
    for (const { schema, name, at } of relationsIn(parsed?.node)) {
      const first = tokens.findIndex((it) => bytes(it.from) === at)
      const token = tokens.slice(first, first + 5).find((it) => it.type === 'name' && it.value === name)
      if (first >= 0 && token) relations.set(token, this.#relations.get(`${schema} ${name}`) ?? null)
    }
    return tokens.flatMap((it): Place[] => {
      if (it.type === 'string') return parsed?.tag === 'DoStmt' || isPath(it.value) ? this.#inString(it, sql) : []
      if (it.type !== 'name') return []
      const now = relations.has(it) ? relations.get(it) : this.#names.get(truncateName(it.value))
      return now ? [{ from: it.from, to: it.to, text: quoteName(now) }] : []
    })
  }

  /** A name in a string: `nextval('users_id_seq')`, or the code of a DO block. */
  #inString({ from, to, value }: Token, sql: string): Place[] {
    const begin = sql.slice(from, to).indexOf(value)
    if (begin < 0) return []
    return tokenize(value).flatMap((it): Place[] => {
      const now = it.type === 'name' ? this.#names.get(it.value) : null
      return now ? [{ from: from + begin + it.from, to: from + begin + it.to, text: quoteName(now) }] : []
    })
  }

  /** What a statement says once everything has its new name. */
  renamed(sql: string): string {
    let [made, at] = ['', 0]
    for (const { from, to, text } of this.placesIn(sql)) {
      made += sql.slice(at, from) + text
      at = to
    }
    return made + sql.slice(at)
  }
}

/** Whether a string is nothing but a name: `nextval('users_id_seq')`. */
const isPath = (value: string): boolean => /^(?:\w+\.|"[^"]+"\.)?(?:\w+|"[^"]+")$/.test(value)

/** Postgres counts bytes of UTF-8. */
const bytesOf = (sql: string): ((at: number) => number) =>
  byteLength(sql) === sql.length ? (at) => at : (at) => byteLength(sql.slice(0, at))
