import { isOneExpression, truncateName } from '#base'
import type { Range } from '#languages'
import { PUBLIC } from '#model'
import type { Thing } from './declared.ts'
import { commentOf, type Draft } from './draft.ts'
import { OF_ROLES, OF_SEQUENCES, switched, tellUnknownOptions } from './options.ts'
import { Queries } from './queries.ts'
import { sequenceFields } from './sequences.ts'
import { sqlOf } from './sql-text.ts'
import { fieldOf, isNothing, textOf, unknown, type Value } from './values.ts'

/** Schemas, roles, enums, sequences: what stands before the tables. */
export function readRoots(draft: Draft): void {
  const { declared, telling } = draft
  for (const [name, id] of declared.schemas)
    if (id !== PUBLIC) draft.add('schema', { id, name, parent: null, comment: commentFor(draft, 'schema', name) })
  for (const it of declared.things) {
    if (it.sort === 'role') addRole(draft, it)
    if (it.sort === 'enum') addEnum(draft, it)
    if (it.sort === 'sequence') addSequence(draft, it)
    if (it.sort === 'schema') telling.enter(it.statement, 'modelled')
  }
}

const commentFor = (draft: Draft, sort: Thing['sort'], name: string): string | null =>
  commentOf(draft.declared.things.find((it) => it.sort === sort && it.name === name)?.statement.doc ?? null)

function addRole(draft: Draft, it: Thing): void {
  const [, config] = it.call.args
  const isOn = (name: string, usual: boolean) =>
    switched(draft, fieldOf(config, name), { what: name, usual, at: it.call.at })
  tellUnknownOptions(draft, config, { of: 'pgRole()', takes: OF_ROLES, at: it.call.at })
  const id = it.id as `role:${string}`
  draft.add('role', {
    id,
    name: it.name,
    parent: null,
    comment: commentOf(it.statement.doc),
    given: it.more.some((call) => call.name === 'existing'),
    createDatabases: isOn('createDb', false),
    createRoles: isOn('createRole', false),
    inherit: isOn('inherit', true),
  })
  draft.declareRole(it.name, id)
  draft.telling.enter(it.statement, 'modelled')
}

function addEnum(draft: Draft, it: Thing): void {
  const given = it.call.args[1]
  const items =
    given?.is === 'record'
      ? [...given.fields.values()].map(({ value }) => value)
      : given?.is === 'list'
        ? given.items.map(({ value }) => value)
        : []
  const labels = items.flatMap((value) => (value.is === 'text' ? [value.text] : []))
  if (!given || (given.is !== 'list' && given.is !== 'record') || labels.length < items.length) {
    const lost = items.find((value) => value.is !== 'text')
    draft.unread(
      `The values of ${it.key} can’t be read, so it has ${labels.length === 0 ? 'none' : 'fewer'}`,
      lost ?? given ?? null,
      it.call.at,
    )
  }
  const distinct = [...new Set(labels)]
  if (distinct.length < labels.length) draft.telling.refuse(`${it.key} has a value twice`, it.call.at)
  draft.add('enum', {
    id: it.id as `enum:${string}`,
    name: truncateName(it.name),
    parent: draft.declared.schemaId(it.schema),
    comment: commentOf(it.statement.doc),
    values: distinct.map((label) => ({ id: label, label })),
  })
  draft.telling.enter(it.statement, 'modelled')
}

function addSequence(draft: Draft, it: Thing): void {
  tellUnknownOptions(draft, it.call.args[1], { of: 'pgSequence()', takes: OF_SEQUENCES, at: it.call.at })
  draft.add('sequence', {
    id: it.id as `sequence:${string}`,
    name: truncateName(it.name),
    parent: draft.declared.schemaId(it.schema),
    comment: commentOf(it.statement.doc),
    ...sequenceFields(draft, { options: it.call.args[1], type: 'bigint', at: it.call.at }),
  })
  draft.telling.enter(it.statement, 'modelled')
}

/** The views whose query the text says, as SQL or by calls. */
export function readViews(draft: Draft): void {
  const queries = new Queries(draft.declared)
  for (const it of draft.declared.things) {
    if (it.sort !== 'view' && it.sort !== 'materialized-view') continue
    const as = it.more.find((call) => call.name === 'as')
    if (!as) {
      draft.telling.enter(it.statement, 'skipped', 'the view exists already: the text does not say what it selects')
      draft.say(
        {
          code: 'view',
          severity: 'info',
          message: `What the view ${it.name} selects is not in the text, so it is left out`,
        },
        it.call.at,
      )
      continue
    }
    const query = queryOf(draft, queries, as.args[0], as.step)
    if (query === null) continue
    const common = {
      name: truncateName(it.name),
      parent: draft.declared.schemaId(it.schema),
      comment: commentOf(it.statement.doc),
      query,
    }
    const settings = it.more.find((call) => call.name === 'with')?.args[0]
    if (it.sort === 'view') {
      tellUnknownOptions(draft, settings, { of: 'pgView()', takes: Object.keys(WORDS), at: it.call.at })
      draft.add('view', { id: it.id as `view:${string}`, ...common, options: viewOptions(settings) })
    } else
      draft.add('materialized-view', {
        id: it.id as `materialized-view:${string}`,
        ...common,
        options: storage(settings),
        ...placeOf(draft, it),
      })
    draft.telling.enter(it.statement, 'modelled')
  }
}

function queryOf(draft: Draft, queries: Queries, value: Value | undefined, at: Range): string | null {
  const standing = { declared: draft.declared, own: null, queries }
  const found =
    value && (queries.queryOf(value) ?? (value.is === 'sql' || value.is === 'call' ? sqlOf(standing, value) : null))
  if (
    found &&
    'sql' in found &&
    /^\s*\(*(?:select|with|values|table)\b/i.test(found.sql) &&
    isOneExpression(`(${found.sql})`)
  )
    return found.sql.trim()
  const why = found && 'why' in found ? found.why : 'it is no query'
  draft.unread('What a view selects can’t be read, so it is left out', unknown(why, at), at)
  return null
}

const WORDS: Readonly<Record<string, string>> = {
  checkOption: 'check_option',
  securityBarrier: 'security_barrier',
  securityInvoker: 'security_invoker',
}

/** Where a materialized view is kept. Whether it is filled is a state. */
function placeOf(draft: Draft, { more }: Thing) {
  const made: { accessMethod?: { name: string; of: null }; tablespace?: string } = {}
  for (const { name, args, step } of more) {
    const said = textOf(args[0])
    if (name === 'withNoData')
      draft.say(
        { code: 'no-data', severity: 'info', message: 'WITH NO DATA is a state: it stays in the text alone' },
        step,
      )
    if (name !== 'using' && name !== 'tablespace') continue
    if (said === null) draft.unread(`What .${name}() says can’t be read`, args[0] ?? null, step)
    else if (name === 'tablespace') made.tablespace = said
    else if (said !== 'heap') made.accessMethod = { name: said, of: null }
  }
  return made
}

/** Storage parameters as Postgres calls them. */
const storage = (settings: Value | undefined): string[] =>
  settings?.is !== 'record'
    ? []
    : [...settings.fields].flatMap(([key, { value }]) =>
        'text' in value ? [`${key.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`)}=${value.text}`] : [],
      )

const viewOptions = (settings: Value | undefined): string[] =>
  settings?.is !== 'record'
    ? []
    : [...settings.fields].flatMap(([key, { value }]) =>
        !isNothing(value) && (value.is === 'word' || value.is === 'text') && WORDS[key]
          ? [`${WORDS[key]}=${textOf(value) ?? (value as { text: string }).text}`]
          : [],
      )
