import { remembered } from '#base'
import {
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
import { keptByTable } from '../reading/everywhere.ts'
import { hasExtension, needExtension } from '../reading/extensions.ts'
import { expressionTree } from '../reading/parse.ts'
import { allTagged, lastName } from '../reading/trees.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { supportOf } from './methods.ts'

/** `call`: by a function of this name, which the design may have itself. */
type Used = { readonly extension: string; readonly about: Id; readonly where: string; readonly call: string | null }

const functions = [...namesBrought('functions')]
/** The functions of extensions that an expression calls. */
const callsIn = remembered((sql): readonly string[] => {
  if (!functions.some((name) => sql.includes(name))) return []
  const tree = expressionTree(sql)
  const names = tree ? allTagged(tree, 'FuncCall').map((call) => lastName(call.funcname) ?? '') : []
  return names.filter((name) => extensionBringing('functions', name) !== null)
})

const bare = (name: string): string => (name.split('.').at(-1) ?? '').split(/[ (]/)[0]?.replaceAll('"', '') ?? ''
const bringsType = remembered((name) => extensionBringing('types', bare(name)))

/** What of extensions a table leans on, and by what; whether or not they are declared. */
function usedBy(design: Design, table: Id): readonly Used[] {
  const owner = object(design, table)?.name ?? ''
  const found: Used[] = []
  const tell = (it: { id: Id; name: string }, extension: string | null, call: string | null = null): void => {
    if (extension) found.push({ extension, about: it.id, where: `${owner}.${it.name}`, call })
  }
  const tellCalls = (it: { id: Id; name: string }, sql: string | null): void => {
    for (const name of sql ? callsIn(sql) : []) tell(it, extensionBringing('functions', name), name)
  }
  for (const it of columnsOf(design, table)) {
    if (!it.type.of) tell(it, bringsType(plainTypeName(it.type)))
    tellCalls(it, it.default)
    tellCalls(it, it.generated?.expression ?? null)
  }
  for (const it of checksOf(design, table)) tellCalls(it, it.expression)
  for (const it of [...indexesOf(design, table), ...childrenOfKind(design, table, 'exclusion')]) {
    tell(it, extensionBringing('methods', it.method))
    tellCalls(it, it.where)
    for (const key of it.keys) {
      if (key.opclass) tell(it, extensionBringing('classes', bare(key.opclass)))
      tellCalls(it, key.expression)
      const column = key.column && it.kind === 'exclusion' && !key.opclass ? object(design, key.column) : null
      const support = column ? supportOf(it.method, column) : 'yes'
      if (typeof support === 'object') tell(it, support.extension)
    }
  }
  return found
}

const uses = keptByTable(usedBy)

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
  beyond: ({ design }) => [rootsOf(design, 'extension'), rootsOf(design, 'routine')],
  *check(table, { design }) {
    const found = new Map<string, Used[]>()
    for (const it of uses(design, table)) {
      if (hasExtension(design, it.extension)) continue
      // What the design itself has goes before what an extension would bring.
      if (it.call !== null && rootsOf(design, 'routine').some((own) => own.name === it.call)) continue
      found.set(it.extension, [...(found.get(it.extension) ?? []), it])
    }
    for (const [extension, here] of found)
      yield {
        about: here[0]?.about ?? table,
        message: `${listed([...new Set(here.map((it) => it.where))])} ${here.length > 1 ? 'need' : 'needs'} the extension ${extension}, which is not declared`,
        fixes: [{ label: `Declare ${extension}`, safe: true, changes: () => needExtension(design, extension) }],
      }
  },
}
