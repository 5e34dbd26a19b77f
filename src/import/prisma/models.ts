import type { Attribute, Block, BlockAttribute, Field } from '#languages'
import { type Id, newId, PUBLIC } from '#model'
import { argument, attributeOf, type Source, textArgument } from './source.ts'

/** A field that is a column. */
export type Column = {
  readonly id: Id<'column'>
  readonly field: Field
  /** The column's name in the database. */
  readonly name: string
  readonly required: boolean
}

/** A model: a table, under the name that Prisma has for it. */
export type Model = {
  readonly id: Id<'table'>
  readonly block: Block
  readonly table: string
  readonly schema: string
  /** Those that can be read: a column without a type goes again. */
  readonly columns: Map<string, Column>
  readonly relations: readonly Field[]
}

export type Enum = {
  readonly id: Id<'enum'>
  readonly block: Block
  readonly name: string
  readonly schema: string
  /** Labels in the database by the names of the values. */
  readonly values: ReadonlyMap<string, string>
}

/** Everything that the text declares, by the names that its other parts use. */
export type Declared = {
  readonly models: ReadonlyMap<string, Model>
  readonly enums: ReadonlyMap<string, Enum>
  readonly views: ReadonlySet<string>
  readonly schemas: ReadonlyMap<string, Id<'schema'>>
}

/** The lines of a block that begin with two signs. */
export const blockAttributes = (block: Block): readonly BlockAttribute[] =>
  block.entries.filter((it): it is BlockAttribute => it.sort === 'attribute')
export const blockAttribute = (block: Block, name: string): Attribute | null =>
  blockAttributes(block).find((it) => it.attribute.name === name)?.attribute ?? null
export const fieldsOf = (block: Block): readonly Field[] =>
  block.entries.filter((it): it is Field => it.sort === 'field')

const mapped = (it: Block): string => textArgument(blockAttribute(it, 'map'), 'name', 0) ?? it.name.text
const schemaOf = (it: Block): string => textArgument(blockAttribute(it, 'schema'), 'map', 0) ?? 'public'
const fieldName = (it: Field): string => textArgument(attributeOf(it, 'map'), 'name', 0) ?? it.name.text

/** What each block of the text declares. A name that is given twice is the first one's. */
export function declaredIn(source: Source): Declared {
  const blocks = source.tree.blocks.filter((it) => it.sort !== 'datasource' && it.sort !== 'generator')
  const first = new Map<string, Block>()
  for (const block of blocks)
    if (!first.has(block.name.text)) first.set(block.name.text, block)
    else source.refuse(`There is a ${first.get(block.name.text)?.sort} ${block.name.text} already`, block.name)
  const own = [...first.values()]
  const modelNames = new Set(own.flatMap((it) => (it.sort === 'model' || it.sort === 'view' ? [it.name.text] : [])))
  const models = own.filter((it) => it.sort === 'model').map((block) => declareModel(source, block, modelNames))
  const enums = own.filter((it) => it.sort === 'enum').map((block) => declareEnum(source, block))
  return {
    models: new Map(distinct(source, models, (it) => `${it.schema}.${it.table}`).map((it) => [it.block.name.text, it])),
    enums: new Map(distinct(source, enums, (it) => `${it.schema}.${it.name}`).map((it) => [it.block.name.text, it])),
    views: new Set(own.filter((it) => it.sort === 'view').map((it) => it.name.text)),
    schemas: schemasIn(source, [...models, ...enums]),
  }
}

/** Postgres holds one relation, and one type, of a name in a schema. */
function distinct<T extends { readonly block: Block }>(
  source: Source,
  all: readonly T[],
  pathOf: (it: T) => string,
): readonly T[] {
  const seen = new Map<string, T>()
  return all.filter((it) => {
    const other = seen.get(pathOf(it))
    if (other)
      source.refuse(
        `${it.block.name.text} has the same name in the database as ${other.block.name.text}`,
        it.block.name,
      )
    else seen.set(pathOf(it), it)
    return !other
  })
}

function declareModel(source: Source, block: Block, models: ReadonlySet<string>): Model {
  const columns = new Map<string, Column>()
  const relations: Field[] = []
  const taken = new Set<string>()
  const keys = new Set<string>()
  const id = blockAttribute(block, 'id')
  const list = argument(id, 'fields', 0)
  for (const it of list?.sort === 'list' ? list.items : []) if ('text' in it) keys.add(it.text)
  for (const field of fieldsOf(block)) {
    const [key, name] = [field.name.text, fieldName(field)]
    if (columns.has(key) || relations.some((it) => it.name.text === key)) {
      source.refuse(`${block.name.text} has a field ${key} already`, field.name)
    } else if (field.type && models.has(field.type.name)) relations.push(field)
    else if (taken.has(name)) source.refuse(`${block.name.text} has a column ${name} already`, field.name)
    else {
      taken.add(name)
      const isKey = keys.has(key) || attributeOf(field, 'id') !== null
      // Prisma makes no list NOT NULL.
      const required = isKey || !(field.type?.optional || field.type?.list)
      columns.set(key, { id: newId('column'), field, name, required })
    }
  }
  return { id: newId('table'), block, table: mapped(block), schema: schemaOf(block), columns, relations }
}

function declareEnum(source: Source, block: Block): Enum {
  const values = new Map<string, string>()
  for (const it of fieldsOf(block)) {
    const label = fieldName(it)
    if (values.has(it.name.text) || [...values.values()].includes(label))
      source.refuse(`${block.name.text} has a value ${it.name.text} already`, it.name)
    else values.set(it.name.text, label)
  }
  return { id: newId('enum'), block, name: mapped(block), schema: schemaOf(block), values }
}

function schemasIn(source: Source, blocks: readonly { readonly schema: string }[]): Declared['schemas'] {
  const names = new Set([
    'public',
    ...datasourceList(source, 'schemas').map((it) => it.name),
    ...blocks.map((it) => it.schema),
  ])
  return new Map([...names].map((name) => [name, name === 'public' ? PUBLIC : newId('schema')]))
}

export type Listed = { readonly name: string; readonly call: Pick<Attribute, 'args'> | null }

/** What a setting of the datasource lists: names, strings, or calls with more to say. */
export function datasourceList(source: Source, setting: string): readonly Listed[] {
  const value = datasourceSetting(source, setting)
  return value?.sort === 'list'
    ? value.items.flatMap((it): Listed[] =>
        'text' in it ? [{ name: it.text, call: it.sort === 'call' ? it : null }] : [],
      )
    : []
}

export function datasourceSetting(source: Source, name: string) {
  const datasource = source.tree.blocks.find((it) => it.sort === 'datasource')
  const setting = datasource?.entries.find((it) => it.sort === 'setting' && it.name.text === name)
  return setting?.sort === 'setting' ? setting.value : null
}
