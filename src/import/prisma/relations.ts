import type { Attribute, Field } from '#languages'
import { newId, type ObjectOf } from '#model'
import { foreignKeyName } from '../names.ts'
import type { Draft } from './draft.ts'
import { addJoinTable } from './join-tables.ts'
import { type Column, datasourceSetting, type Model } from './models.ts'
import type { ColumnTypes, Relation } from './relation.ts'
import { argument, attributeOf, namesIn, textArgument } from './source.ts'

type Action = ObjectOf<'foreign-key'>['onDelete']

const ACTIONS: Readonly<Record<string, Action>> = {
  NoAction: 'no action',
  Restrict: 'restrict',
  Cascade: 'cascade',
  SetNull: 'set null',
  SetDefault: 'set default',
}

/** The foreign keys of all models, and the join tables of lists that face each other. */
export function readRelations(draft: Draft, types: ColumnTypes): void {
  const all = [...draft.declared.models.values()].flatMap((model) => relationsOf(draft, model))
  const mode = datasourceSetting(draft.source, 'relationMode')
  const keys = !(mode?.sort === 'string' && mode.text === 'prisma')
  if (!keys && mode)
    draft.source.say(
      {
        code: 'relation-mode',
        severity: 'info',
        message: 'relationMode is "prisma": relations are not foreign keys in the database',
      },
      mode,
    )
  const faced = new Set<Relation>()
  const byEnds = new Map<string, Relation[]>()
  for (const it of all) {
    const key = endsOf(it.model, it.target, it.name)
    byEnds.set(key, [...(byEnds.get(key) ?? []), it])
  }
  /** The field on the other side, as far as it does not answer to another already. */
  const facing = (it: Relation): Relation | undefined =>
    byEnds
      .get(endsOf(it.target, it.model, it.name))
      ?.find((other) => other.field !== it.field && !other.holds && !faced.has(other))
  for (const it of all.filter((each) => each.holds)) {
    const back = facing(it)
    if (back) faced.add(back)
    if (keys) addForeignKey(draft, it, back ?? null)
  }
  for (const it of all) {
    if (it.holds || faced.has(it)) continue
    const other = facing(it)
    faced.add(it)
    if (other && it.field.type?.list && other.field.type?.list) {
      faced.add(other)
      addJoinTable(draft, { it, other, types, keys })
    } else
      draft.source.refuse(
        other
          ? `Neither side of the relation to ${it.target.block.name.text} says which fields hold it`
          : `${it.target.block.name.text} has no field that answers to ${it.field.name.text}`,
        it.field,
      )
  }
}

const endsOf = (from: Model, to: Model, name: string | null): string => `${from.id} ${to.id} ${name ?? ''}`

function relationsOf(draft: Draft, model: Model): readonly Relation[] {
  return model.relations.flatMap((field): Relation[] => {
    const target = draft.declared.models.get(field.type?.name ?? '')
    if (!target) {
      const isView = draft.declared.views.has(field.type?.name ?? '')
      if (isView) draft.source.count('a relation to a view', field)
      return []
    }
    const attribute = attributeOf(field, 'relation')
    const name = textArgument(attribute, 'name', 0)
    return [{ model, field, target, attribute, name, holds: argument(attribute, 'fields') !== null }]
  })
}

function addForeignKey(draft: Draft, it: Relation, back: Relation | null): void {
  const { model, target, attribute, field } = it
  const columns = columnsIn(draft, model, attribute, 'fields')
  const targets = columnsIn(draft, target, attribute, 'references')
  if (!columns || !targets) return
  if (columns.length !== targets.length) {
    draft.source.refuse('It has to name as many references as fields', attribute ?? field)
    return
  }
  const required = columns.some((column) => column.required)
  const id = newId('foreign-key')
  draft.add('foreign-key', {
    id,
    name:
      textArgument(attribute, 'map') ??
      foreignKeyName(
        model.table,
        columns.map((column) => column.name),
      ),
    parent: model.id,
    columns: columns.map((column) => column.id),
    target: target.id,
    targetColumns: targets.map((column) => column.id),
    onDelete: action(draft, attribute, 'onDelete') ?? (required ? 'restrict' : 'set null'),
    onUpdate: action(draft, attribute, 'onUpdate') ?? 'cascade',
  })
  draft.tie(field, id)
  draft.call(id, field.name.text)
  if (it.name !== null) draft.call(id, it.name, 'relation')
  tieAttributes(draft, field, id, '')
  if (!back) return
  draft.tie(back.field, id, 'back')
  draft.call(id, back.field.name.text, 'back')
  tieAttributes(draft, back.field, id, 'back ')
}

function tieAttributes(draft: Draft, field: Field, id: `foreign-key:${string}`, role: string): void {
  for (const name of ['relation', 'ignore']) {
    const attribute = attributeOf(field, name)
    if (attribute) draft.tie(attribute, id, `${role}@${name}`)
  }
}

function columnsIn(draft: Draft, model: Model, attribute: Attribute | null, name: string): readonly Column[] | null {
  const value = argument(attribute, name)
  const items = namesIn(value)
  const columns = items.flatMap((item) => {
    const column = 'text' in item ? model.columns.get(item.text) : undefined
    if (!column) draft.source.refuse(`${model.block.name.text} has no column field of this name`, item)
    return column ? [column] : []
  })
  if (items.length === 0 && attribute) draft.source.refuse(`@relation lacks ${name}`, attribute)
  return columns.length > 0 && columns.length === items.length ? columns : null
}

function action(draft: Draft, attribute: Attribute | null, name: string): Action | null {
  const value = argument(attribute, name)
  if (!value) return null
  const found = value.sort === 'name' ? ACTIONS[value.text] : undefined
  if (!found) draft.source.refuse(`${name} takes one of ${Object.keys(ACTIONS).join(', ')}`, value)
  return found ?? null
}
