import { quoteName } from '#base'
import { sqlAt } from '../at.ts'
import { setField } from '../commands/edit.ts'
import { object } from '../design.ts'
import { styleOf } from '../house-style/profiles.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { childrenOfKind, columnsOf, primaryKeyOf, rootsOf, typeName } from '../read.ts'
import type { Draft } from './draft.ts'
import { houseNames } from './house-names.ts'

type Called = { readonly name: string; readonly body: string }

/** The function of a name and body, beside a table: the one that is there, or a new one. */
function functionBeside(draft: Draft, table: ObjectOf<'table'>, { name, body }: Called): Id<'routine'> {
  const there = rootsOf(draft.design, 'routine').find((it) => it.name === name && it.parent === table.parent)
  if (there) return there.id
  const made = make('routine', {
    name,
    parent: table.parent,
    rank: lastRank(draft.design, table.parent),
    returns: { name: 'trigger', of: null, dimensions: 0 },
    language: 'plpgsql',
    body,
  })
  draft.do([{ op: 'add', object: made }])
  return made.id
}

function fire(draft: Draft, table: Id<'table'>, trigger: Partial<ObjectOf<'trigger'>> & { name: string }): void {
  if (childrenOfKind(draft.design, table, 'trigger').some((it) => it.name === trigger.name)) return
  draft.do([{ op: 'add', object: make('trigger', { ...trigger, parent: table, rank: lastRank(draft.design, table) }) }])
}

/** A trigger that keeps updated_at, unless something else does. */
export function touch(draft: Draft, table: Id<'table'>): void {
  const { orm, updatedAt } = styleOf(draft.design)
  const it = object(draft.design, table)
  const column = houseNames(draft.design).column('updated_at')
  const has = it && columnsOf(draft.design, table).some((each) => each.name === column)
  if (!it || !has || updatedAt === 'orm' || (updatedAt === 'either' && orm !== 'none')) return
  const body = `\nBEGIN\n  NEW.${quoteName(column)} := now();\n  RETURN NEW;\nEND;\n`
  const of = functionBeside(draft, it, { name: 'touch_updated_at', body })
  fire(draft, table, { name: `${it.name}_touch`, timing: 'before', events: ['update'], function: { name: '', of } })
}

/** A trigger that writes down each change of a row in a table of such changes. */
export function log(draft: Draft, table: Id<'table'>, events: Id<'table'>): void {
  const it = object(draft.design, table)
  const { column } = houseNames(draft.design)
  const at = sqlAt(draft.design)
  if (!it || table === events) return
  const into = ['table_name', 'row_key', 'action', 'old_row', 'new_row'].map((name) => quoteName(column(name)))
  const key = columnsOf(draft.design, table).find((each) =>
    primaryKeyOf(draft.design, table)?.columns.includes(each.id),
  )
  const action = columnsOf(draft.design, events).find((each) => each.name === column('action'))
  const cast = action?.type.of ? `::${at.type(action.type)}` : ''
  const body = `
BEGIN
  INSERT INTO ${at.path(events)} (${into.join(', ')})
  VALUES (
    TG_TABLE_NAME, coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> TG_ARGV[0], TG_OP${cast}, to_jsonb(OLD), to_jsonb(NEW)
  );
  RETURN NULL;
END;
`
  const of = functionBeside(draft, it, { name: 'log_change', body })
  fire(draft, table, {
    name: `${it.name}_log`,
    timing: 'after',
    events: ['insert', 'update', 'delete'],
    function: { name: '', of },
    arguments: [key?.name ?? ''],
  })
}

/** Lets rows be seen and written only by the tenant that the session says it is for, where the style asks for it. */
export function guard(draft: Draft, table: Id<'table'>, column: Id<'column'>): void {
  const { tenancy } = styleOf(draft.design)
  const it = object(draft.design, table)
  const of = object(draft.design, column)
  if (!it || !of || (tenancy !== 'rls' && tenancy !== 'both')) return
  draft.do(setField(draft.design, table, { rowSecurity: true, forceRowSecurity: true }))
  const name = `${it.name}_tenant`
  if (childrenOfKind(draft.design, table, 'policy').some((each) => each.name === name)) return
  const own = `${quoteName(of.name)} = (SELECT current_setting('app.${of.name.replace(/\W/g, '_')}', true)::${typeName(draft.design, of.type)})`
  const policy = make('policy', {
    name,
    parent: table,
    rank: lastRank(draft.design, table),
    using: own,
    check: own,
    uses: [column],
  })
  draft.do([{ op: 'add', object: policy }])
}
