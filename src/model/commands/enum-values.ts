import { equal, type Token, tokenize } from '#base'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import { type Id, kindOfId } from '../id.ts'
import type { DbObject, ObjectOf } from '../kinds/index.ts'
import { all } from '../objects.ts'
import { columnsOf, rootsOf } from '../read.ts'
import { setField } from './edit.ts'
import { rewriteText } from './rename.ts'

type Enum = ObjectOf<'enum'>
type Labels = ReadonlyMap<string, string>

/** The type that a text is cast to, as Postgres prints it: `::mood`, `::sales."Mood"[]`. */
const CAST = /^\s*::\s*((?:"(?:[^"]|"")+"|[\w$]+)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[\w$]+))?)\s*((?:\[\d*\])*)/

/** As Postgres prints a text in an expression, where a backslash is a letter (standard_conforming_strings). */
const plainText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** An element of an array's text, quoted or not (manual: 8.15.6). */
const ELEMENT = /"((?:[^"\\]|\\.)*)"|[^{},"\s](?:[^{},"]*[^{},"\s])?/g

const bare = (label: string): boolean => /^[^\s{},"\\]+$/.test(label) && label.toLowerCase() !== 'null'

const inArray = (text: string, labels: Labels): string =>
  text.replace(ELEMENT, (whole, quoted: string | undefined) => {
    const now = labels.get(quoted === undefined ? whole : quoted.replace(/\\(.)/g, '$1'))
    if (now === undefined) return whole
    return bare(now) ? now : `"${now.replace(/["\\]/g, '\\$&')}"`
  })

/** Whether a type's name in SQL is this enum's, in a design where its bare name may be another's as well. */
function isNamed(design: Design, it: Enum): (name: string) => boolean {
  const schema = it.parent ? object(design, it.parent)?.name : undefined
  const alone = rootsOf(design, 'enum').filter((other) => other.name === it.name).length === 1
  return (name) => {
    const [last, first] = tokenize(name)
      .flatMap(({ type, value }) => (type === 'name' ? [value] : []))
      .reverse()
    return last === it.name && (first === undefined ? alone || schema === 'public' : first === schema)
  }
}

const COMPARISONS = /^(?:[=<>]|<>|!=|<=|>=)$/

/** What a text without a cast is compared with, or looked for in a list with: the column of `k = 'a'`, `k NOT IN ('a', 'b')`. */
function comparedWith(words: readonly Token[], at: number): string | null {
  const nameAt = (i: number) => (words[i]?.type === 'name' ? (words[i]?.value ?? null) : null)
  const isOperator = (i: number) => words[i]?.type === 'operator' && COMPARISONS.test(words[i]?.value ?? '')
  if (isOperator(at - 1)) return nameAt(at - 2)
  if (isOperator(at + 1)) return nameAt(at + 2)
  let from = at - 1
  while (words[from]?.value === ',' || words[from]?.type === 'string') from--
  if (words[from]?.value !== '(' || nameAt(from - 1) !== 'in') return null
  return nameAt(nameAt(from - 2) === 'not' ? from - 3 : from - 2)
}

/** What tells that a text means a value of the enum. */
type Meaning = {
  readonly isIt: (type: string) => boolean
  /** Whether all of the SQL is a value of the enum. */
  readonly isOfIt: boolean
  /** The columns beside it that are. */
  readonly columns: () => ReadonlySet<string>
}

/** SQL in which the labels are said anew, wherever they mean values of the enum. */
function relabel(sql: string, labels: Labels, { isIt, isOfIt, columns }: Meaning): string {
  if (![...labels.keys()].some((label) => sql.includes(label.replaceAll("'", "''")))) return sql
  const tokens = tokenize(sql)
  const words = tokens.filter((it) => it.type !== 'space' && it.type !== 'comment')
  let text = ''
  for (const token of tokens) {
    const slice = sql.slice(token.from, token.to)
    const cast = token.type === 'string' ? CAST.exec(sql.slice(token.to)) : null
    const means = () =>
      cast
        ? isIt(cast[1] ?? '')
        : words.length === 1
          ? isOfIt
          : columns().has(comparedWith(words, words.indexOf(token)) ?? '')
    const isArray = cast ? cast[2] !== '' : token.value.startsWith('{')
    const now = token.type === 'string' ? (isArray ? inArray(token.value, labels) : labels.get(token.value)) : undefined
    text += now !== undefined && now !== token.value && means() ? plainText(now) : slice
  }
  return text
}

/** The columns that are of an enum, of the table that something is about. */
function columnsOfIt(design: Design, it: DbObject, id: Id<'enum'>): ReadonlySet<string> {
  const table = it.kind === 'table' ? it.id : it.parent
  if (!table || kindOfId(table) !== 'table') return new Set()
  return new Set(columnsOf(design, table as Id<'table'>).flatMap((each) => (each.type.of === id ? [each.name] : [])))
}

/** The labels that values have anew, by those they had. */
function relabelled(was: Enum, values: Enum['values']): Labels {
  const before = new Map(was.values.map(({ id, label }) => [id, label]))
  return new Map(
    values.flatMap(({ id, label }) => {
      const old = before.get(id)
      return old === undefined || old === label ? [] : [[old, label]]
    }),
  )
}

/**
 * Sets the values of an enum. Where one is called otherwise by that, what says it follows, as it does in Postgres:
 * defaults, checks, indexes, policies, queries. The bodies of routines are their own texts.
 */
export function setEnumValues(design: Design, id: Id<'enum'>, values: Enum['values']): Change[] {
  const it = object(design, id)
  if (!it) return []
  const labels = relabelled(it, values)
  const isIt = isNamed(design, it)
  const followers =
    labels.size === 0
      ? []
      : [...all(design.objects)].flatMap((before): Change[] => {
          const isOfIt = before.kind === 'column' && before.type.of === id
          const columns = () => columnsOfIt(design, before, id)
          const after = rewriteText(before, (sql) => relabel(sql, labels, { isIt, isOfIt, columns }))
          return before.id !== id && !equal(after, before) ? [{ op: 'set', before, after }] : []
        })
  return [...setField(design, id, { values }), ...followers]
}
