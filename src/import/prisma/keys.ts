import { type Attribute, classOfWord, type PrismaValue } from '#languages'
import { newId, type ObjectOf } from '#model'
import { bringExtension, bringFunctions } from '../extension.ts'
import { indexName, primaryKeyName, uniqueName } from '../names.ts'
import { unusualClass } from '../usual-class.ts'
import { conditionSql } from './condition.ts'
import type { Draft } from './draft.ts'
import { blockAttributes, type Column, type Model } from './models.ts'
import { argument, attributeOf, namesIn, textArgument } from './source.ts'

type IndexKey = ObjectOf<'index'>['keys'][number]
type Keyed = { readonly column: Column; readonly item: PrismaValue | null }

const METHODS: Readonly<Record<string, string>> = {
  BTree: 'btree',
  Hash: 'hash',
  Gin: 'gin',
  Gist: 'gist',
  SpGist: 'spgist',
  Brin: 'brin',
}

/** The primary key, unique indexes and indexes of a model: those that its fields say, then its own lines. */
export function readKeys(draft: Draft, model: Model): void {
  for (const column of model.columns.values()) {
    const id = attributeOf(column.field, 'id')
    const unique = attributeOf(column.field, 'unique')
    if (id) addPrimaryKey(draft, model, { attribute: id, keys: [{ column, item: null }] })
    if (unique) addIndex(draft, model, { attribute: unique, keys: [{ column, item: null }], unique: true })
  }
  for (const { attribute } of blockAttributes(model.block)) {
    const { name } = attribute
    if (name !== 'id' && name !== 'unique' && name !== 'index' && name !== 'fulltext') continue
    const keys = keysOf(draft, model, attribute)
    if (!keys) continue
    if (name === 'id') addPrimaryKey(draft, model, { attribute, keys })
    else if (name === 'fulltext') draft.source.refuse('Postgres has no full-text index of this form', attribute)
    else addIndex(draft, model, { attribute, keys, unique: name === 'unique' })
  }
}

/** The columns that an attribute lists; null, with a notice, where one is not there. */
function keysOf({ source }: Draft, model: Model, attribute: Attribute): readonly Keyed[] | null {
  const items = namesIn(argument(attribute, 'fields', 0))
  const keys = items.flatMap((item): Keyed[] => {
    const column = 'text' in item ? model.columns.get(item.text) : undefined
    if (!column) source.refuse(`${model.block.name.text} has no column field of this name`, item)
    return column ? [{ column, item }] : []
  })
  if (items.length === 0) source.refuse(`@@${attribute.name} names no field`, attribute)
  return keys.length > 0 && keys.length === items.length ? keys : null
}

type Said = { readonly attribute: Attribute; readonly keys: readonly Keyed[] }

function addPrimaryKey(draft: Draft, model: Model, { attribute, keys }: Said): void {
  if (draft.hasKey(model.id)) {
    draft.source.refuse(`${model.block.name.text} has a primary key already`, attribute)
    return
  }
  const id = newId('primary-key')
  draft.add('primary-key', {
    id,
    name: textArgument(attribute, 'map') ?? primaryKeyName(model.table),
    parent: model.id,
    columns: keys.map((it) => it.column.id),
  })
  draft.tie(attribute, id)
}

function addIndex(draft: Draft, model: Model, { attribute, keys, unique }: Said & { unique: boolean }): void {
  const type = argument(attribute, 'type')
  const method = type && 'text' in type ? METHODS[type.text] : 'btree'
  if (!method && type) {
    draft.source.refuse('Postgres has no such index', type)
    return
  }
  const columns = keys.map((it) => it.column.name)
  const legacy = attribute.name === 'index' ? textArgument(attribute, 'name') : null
  const where = argument(attribute, 'where')
  const condition = where && conditionSql(where, model)
  if (condition) bringFunctions(draft, draft.source, condition, where)
  if (where && !condition) draft.source.refuse('This is no condition that an index can have', where)
  const id = newId('index')
  draft.add('index', {
    id,
    name: textArgument(attribute, 'map') ?? legacy ?? (unique ? uniqueName : indexName)(model.table, columns),
    parent: model.id,
    method: method ?? 'btree',
    unique,
    keys: keys.map((it) =>
      indexKey(draft, attribute.name === 'unique' && it.item === null ? attribute : null, it, method ?? 'btree'),
    ),
    where: condition,
  })
  draft.tie(attribute, id)
}

function indexKey(draft: Draft, single: Attribute | null, { column, item }: Keyed, method: string): IndexKey {
  const call = item?.sort === 'call' ? item : single
  const sort = argument(call, 'sort')
  const desc = sort?.sort === 'name' && sort.text === 'Desc'
  const ops = argument(call, 'ops')
  return {
    column: column.id,
    expression: null,
    opclass: ops && operatorClass(draft, ops),
    collation: null,
    order: desc ? 'desc' : 'asc',
    nulls: desc && method === 'btree' ? 'first' : 'last',
  }
}

function operatorClass(draft: Draft, ops: PrismaValue): string | null {
  const [raw] = ops.sort === 'call' && ops.text === 'raw' ? ops.args : []
  const name = raw?.value.sort === 'string' ? raw.value.text : ops.sort === 'name' ? classOfWord(ops.text) : null
  if (!name) draft.source.refuse('There is no such operator class', ops)
  else bringExtension(draft, draft.source, { sort: 'classes', name: name }, ops)
  return unusualClass(name ?? null)
}
