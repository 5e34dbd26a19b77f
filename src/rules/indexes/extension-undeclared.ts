import {
  type BroughtSort,
  checksOf,
  childrenOfKind,
  columnsOf,
  type Design,
  extensionBringing,
  type Id,
  indexesOf,
  namesBrought,
  object,
  plainTypeName,
  rootsOf,
} from '#model'
import { hasExtension, needExtension } from '../reading/extensions.ts'
import { expressionTree } from '../reading/parse.ts'
import { allTagged, lastName } from '../reading/trees.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { supportOf } from './methods.ts'

type Used = { readonly extension: string; readonly about: Id; readonly where: string }

const functions = [...namesBrought('functions')]
/** What the design itself has goes before what an extension would bring. */
const isOwn = (design: Design, sort: BroughtSort, name: string): boolean =>
  sort === 'functions' && rootsOf(design, 'routine').some((it) => it.name === name)

function* inText(design: Design, sql: string | null): Iterable<string> {
  if (!sql || !functions.some((name) => sql.includes(name))) return
  const tree = expressionTree(sql)
  for (const call of tree ? allTagged(tree, 'FuncCall') : []) {
    const name = lastName(call.funcname) ?? ''
    const extension = extensionBringing('functions', name)
    if (extension && !isOwn(design, 'functions', name)) yield extension
  }
}

const bare = (name: string): string => (name.split('.').at(-1) ?? '').split(/[ (]/)[0]?.replaceAll('"', '') ?? ''

/** The extensions that a table leans on, and by what. */
function* usedBy(design: Design, table: Id): Iterable<Used> {
  const owner = object(design, table)?.name ?? ''
  const told = (about: Id, name: string) => (extension: string | null) =>
    extension ? [{ extension, about, where: `${owner}.${name}` }] : []
  for (const it of columnsOf(design, table)) {
    const tell = told(it.id, it.name)
    if (!it.type.of) yield* tell(extensionBringing('types', bare(plainTypeName(it.type))))
    for (const text of [it.default, it.generated?.expression ?? null])
      for (const extension of inText(design, text)) yield* tell(extension)
  }
  for (const it of checksOf(design, table))
    for (const extension of inText(design, it.expression)) yield* told(it.id, it.name)(extension)
  for (const it of [...indexesOf(design, table), ...childrenOfKind(design, table, 'exclusion')]) {
    const tell = told(it.id, it.name)
    yield* tell(extensionBringing('methods', it.method))
    for (const key of it.keys) {
      if (key.opclass) yield* tell(extensionBringing('classes', bare(key.opclass)))
      for (const extension of inText(design, key.expression)) yield* tell(extension)
      const column = key.column && it.kind === 'exclusion' && !key.opclass ? object(design, key.column) : null
      const support = column ? supportOf(it.method, column) : 'yes'
      if (typeof support === 'object') yield* tell(support.extension)
    }
    for (const extension of inText(design, it.where)) yield* tell(extension)
  }
}

export const extensionUndeclared: Rule = {
  id: 'extension-undeclared',
  group: 'indexes',
  title: 'What an extension brings is declared',
  why: 'A type, function or operator class of an extension is there on the server where somebody once installed it. On a new one the first statement that names it is refused, and the migration with it.',
  bad: `create extension citext;
create table users (id uuid primary key default gen_random_uuid(), email citext not null, name citext, check (name <> ''));`,
  good: `create extension citext;
create table users (id uuid primary key default gen_random_uuid(), email citext not null, name citext, check (name <> ''));
-- A function of the design's own that is only called like one of an extension.
create function crypt(text) returns text language sql immutable as 'select $1';
create table notes (id uuid primary key default gen_random_uuid(), body text default crypt('x'));`,
  // An import declares them all.
  spoil: (design) => rootsOf(design, 'extension').map((it) => ({ op: 'remove', object: it })),
  severity: severities('E E E E E E'),
  scope: 'design',
  *check(table, { design }) {
    const found = new Map<string, Used[]>()
    for (const it of usedBy(design, table)) {
      if (hasExtension(design, it.extension)) continue
      found.set(it.extension, [...(found.get(it.extension) ?? []), it])
    }
    for (const [extension, uses] of found)
      yield {
        about: uses[0]?.about ?? table,
        message: `${listed([...new Set(uses.map((it) => it.where))])} ${uses.length > 1 ? 'need' : 'needs'} the extension ${extension}, which is not declared`,
        fixes: [{ label: `Declare ${extension}`, safe: true, changes: () => needExtension(design, extension) }],
      }
  },
}
