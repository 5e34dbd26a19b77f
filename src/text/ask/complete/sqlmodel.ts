import { type Cursor, cursorIn, type Frame, type Lexis, withoutOpenLine } from './cursor.ts'
import { type Sketched, sketchOf } from './sketch.ts'
import type { Slots } from './slots.ts'
import { importing } from './sqlmodel-imports.ts'
import { sketchSqlmodel } from './sqlmodel-sketch.ts'
import { ACTIONS, IN_CLASS, KEYWORDS, TOP_LEVEL, TYPES, VALUES } from './sqlmodel-words.ts'
import { form, type Suggestion, words } from './suggestion.ts'

export const sqlmodelLexis: Lexis = {
  comments: String.raw`#[^\n]*`,
  strings: String.raw`"""[\s\S]*?(?:(?<!\\)"""|(?![\s\S]))|'''[\s\S]*?(?:(?<!\\)'''|(?![\s\S]))|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'`,
  begins: '[A-Za-z_@]',
  word: /\w*$/,
}

type Here = {
  readonly cursor: Cursor
  readonly all: readonly Sketched[]
  /** The class in which the place is. */
  readonly own: Sketched | null
  readonly innermost: Frame
}

/** What fits at a place of models in SQLModel or SQLAlchemy. */
export const sqlmodelSlots: Slots = ({ passages, text, at }) => {
  const cursor = cursorIn(text, at, sqlmodelLexis)
  if (!cursor) return null
  const all = sketchOf(passages(withoutOpenLine(text, at)), sketchSqlmodel)
  const within = /^[ \t]/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at)) || cursor.frames.length > 1
  const name = within ? [...text.slice(0, at).matchAll(/^class[ \t]+(\w+)/gm)].at(-1)?.[1] : undefined
  const own = all.find((it) => it.name === name) ?? null
  const here: Here = { cursor, all, own, innermost: cursor.frames.at(-1) as Frame }
  if (cursor.string !== null) return { cursor, all: inString(here, cursor.string) }
  return { cursor, all: fitting(here).map((it) => importing(it, text, at)) }
}

const tablesIn = ({ all }: Here) => all.filter((it) => it.sort === 'table')
const isColumn = ({ to }: Sketched['columns'][number]) => to === undefined

/** The word before the string, or the call in which it stands. */
const meaningOf = ({ innermost: { item, head } }: Here): string =>
  /(\w+)\s*=\s*\w*["']?\w*$/.exec(item.replace(/["'].*$/, ''))?.[1] ?? head.replace(/^.*\./, '')

function inString(here: Here, from: number): readonly Suggestion[] {
  const { cursor, own, innermost } = here
  const meaning = meaningOf(here)
  if (meaning === 'foreign_key' || (meaning === 'ForeignKey' && innermost.index === 0))
    return paths(here, cursor.text.slice(from + 1, cursor.from))
  if (meaning === 'ondelete' || meaning === 'onupdate') return words('value', ACTIONS)
  if (meaning === 'back_populates') return answering(here)
  if (/^(?:List|list|Optional|Mapped|Union|[Rr]elationship)$/.test(meaning))
    return words(
      'table',
      tablesIn(here).map((it) => it.name),
    )
  if (
    /^(?:Index|UniqueConstraint|PrimaryKeyConstraint)$/.test(meaning) &&
    !(meaning === 'Index' && innermost.index === 0)
  )
    return (own?.columns ?? [])
      .filter(isColumn)
      .map((it) => ({ label: it.database, sort: 'column', detail: it.detail }))
  return []
}

/** `hero.id`: tables by their names in the database, and behind the dot the columns of one. */
function paths(here: Here, typed: string): readonly Suggestion[] {
  const table = /(\w+)\.$/.exec(typed)?.[1]
  const of = tablesIn(here).find((it) => it.database === table)
  if (table) {
    const columns = (of?.columns ?? []).filter(isColumn)
    return [...columns.filter((it) => it.isKey), ...columns.filter((it) => !it.isKey)].map((it) => ({
      label: it.database,
      sort: 'column',
      detail: it.detail,
    }))
  }
  return tablesIn(here).flatMap((it) => {
    const key = it.columns.find((column) => column.isKey)
    return key ? [{ label: `${it.database}.${key.database}`, sort: 'column' as const }] : []
  })
}

/** The attributes of the class that a relation leads to, those that lead back first. */
function answering({ cursor, all, own }: Here): readonly Suggestion[] {
  const hint = /:\s*(.*?)=/.exec(cursor.line)?.[1] ?? ''
  const target = all.find((it) => new RegExp(`\\b${it.name}\\b`).test(hint))
  const relations = (target?.columns ?? []).filter((it) => it.to !== undefined)
  const isBack = (it: (typeof relations)[number]) => it.to === own?.name
  return [...relations.filter(isBack), ...relations.filter((it) => !isBack(it))].map((it) => ({
    label: it.name,
    sort: 'relation',
    detail: it.detail,
  }))
}

const types = ({ all }: Here): readonly Suggestion[] => [
  ...words('type', TYPES),
  ...words(
    'enum',
    all.filter((it) => it.sort === 'enum').map((it) => it.name),
  ),
  form('type', 'Optional', 'Optional[$1]'),
  form('type', 'List', 'List["$1"]', 'a relation to many'),
  ...all.filter((it) => it.sort === 'table').map((it) => form('table', it.name, `"${it.name}"`)),
]

function fitting(here: Here): readonly Suggestion[] {
  const { cursor, own, innermost } = here
  if (innermost.sign === '[') {
    if (/^(?:Optional|List|list|Mapped|Union|Annotated)$/.test(innermost.head)) return types(here)
    return []
  }
  if (cursor.frames.length > 1) return inCall(here)
  if (!/^\s/.test(cursor.line) && cursor.word !== cursor.line + cursor.word) return []
  if (!own) return cursor.line.trim() === '' ? TOP_LEVEL : []
  if (/^\s+\w+\s*:\s*(?:[\w.]+\s*\|\s*)?$/.test(cursor.line)) return types(here)
  if (/=\s*$/.test(cursor.line)) return VALUES
  if (cursor.line.trim() !== '') return []
  return IN_CLASS.filter((it) => it.label !== 'id' || !own.columns.some((column) => column.isKey))
}

/** The arguments that a call takes and has not yet. */
function inCall({ cursor, innermost }: Here): readonly Suggestion[] {
  const value = /(\w+)\s*=\s*$/.exec(innermost.item)?.[1]
  if (value) return /^(?:primary_key|nullable|unique|index)$/.test(value) ? words('value', ['True', 'False']) : []
  const head = innermost.head.replace(/^.*\./, '')
  if (innermost.item !== '') return []
  const said = cursor.text.slice(innermost.open, cursor.from)
  return (KEYWORDS[head] ?? []).filter((it) => !said.includes(it.label))
}
