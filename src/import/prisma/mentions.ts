import type { Attribute, Block, Field } from '#languages'
import type { Id } from '#model'
import { type Mention, spoken, unquoted } from '../mention.ts'
import type { Draft } from './draft.ts'
import { blockAttributes, fieldsOf, type Model } from './models.ts'
import { argument, attributeOf, namesIn } from './source.ts'

/** Every place of the text that names a model, an enum, a value, a field or what its keys are called in the database. */
export function mentionsIn(draft: Draft): readonly Mention[] {
  const { models, enums } = draft.declared
  const inModels = [...models.values()].flatMap((it) => [
    ...declared(it.id, it.block, blockAttributes(it.block)),
    ...fieldsOf(it.block).flatMap((field) => inField(draft, it, field)),
    ...blockAttributes(it.block).flatMap(({ attribute }) => inKey(draft, it, attribute)),
  ])
  const inEnums = [...enums.values()].flatMap((it) => [
    ...declared(it.id, it.block, blockAttributes(it.block)),
    ...fieldsOf(it.block).flatMap((field) => [
      spoken(it.id, field.name, { role: valueRole(it.values, field.name.text), declares: true }),
    ]),
  ])
  return [...inModels, ...inEnums]
}

const valueRole = (labels: ReadonlyMap<string, string>, name: string): string => `value ${labels.get(name) ?? name}`

const declared = (id: Id, block: Block, attributes: readonly { readonly attribute: Attribute }[]) => [
  spoken(id, block.name, { declares: true }),
  ...attributes.flatMap(({ attribute }) => (attribute.name === 'map' ? inDatabase(id, attribute, 'name', 0) : [])),
]

/** The string that says what something is called in the database. */
function inDatabase(about: Id, attribute: Attribute, name: string, place = -1): readonly Mention[] {
  const value = argument(attribute, name, place)
  return value?.sort === 'string' ? [spoken(about, unquoted(value), { inDatabase: true })] : []
}

function inField(draft: Draft, model: Model, field: Field): readonly Mention[] {
  const tie = draft.ties.get(field)
  const role = model.columns.has(field.name.text) ? '' : `field ${model.block.name.text}.${field.name.text}`
  const own = tie?.about ? [spoken(tie.about, field.name, { role, declares: true })] : []
  const map = attributeOf(field, 'map')
  return [
    ...own,
    ...(tie?.about && map ? inDatabase(tie.about, map, 'name', 0) : []),
    ...ofType(draft, field),
    ...field.attributes.flatMap((it) => inKey(draft, model, it, field)),
  ]
}

function ofType({ declared: { models, enums } }: Draft, { type }: Field): readonly Mention[] {
  const named = type && (models.get(type.name) ?? enums.get(type.name))
  return named ? [spoken(named.id, { from: type.from, to: type.from + type.name.length })] : []
}

/** The fields that an attribute lists, and the value that a default is. */
function inKey(draft: Draft, model: Model, attribute: Attribute, field?: Field): readonly Mention[] {
  const { models, enums } = draft.declared
  const tied = draft.ties.get(attribute)?.about
  const map = tied && attribute.name !== 'map' ? inDatabase(tied, attribute, 'map') : []
  if (attribute.name === 'relation') {
    const target = models.get(field?.type?.name ?? '')
    return [
      ...map,
      ...listed(model, argument(attribute, 'fields')),
      ...(target ? listed(target, argument(attribute, 'references')) : []),
    ]
  }
  if (attribute.name === 'default') {
    const of = enums.get(field?.type?.name ?? '')
    const values = namesIn(argument(attribute, 'value', 0)).flatMap((it) => (it.sort === 'name' ? [it] : []))
    return of ? values.map((it) => spoken(of.id, it, { role: valueRole(of.values, it.text) })) : []
  }
  return field ? map : [...map, ...listed(model, argument(attribute, 'fields', 0)), ...inWhere(model, attribute)]
}

const listed = ({ columns }: Model, value: Parameters<typeof namesIn>[0]): readonly Mention[] =>
  namesIn(value).flatMap((it) => {
    const column = 'text' in it ? columns.get(it.text) : undefined
    if (!column || !('text' in it)) return []
    return [spoken(column.id, it.sort === 'string' ? unquoted(it) : { from: it.from, to: it.from + it.text.length })]
  })

/** The fields of which an index has conditions. */
function inWhere({ columns }: Model, attribute: Attribute): readonly Mention[] {
  const value = argument(attribute, 'where')
  return (value?.sort === 'object' ? value.entries : []).flatMap(({ name }) => {
    const column = name && columns.get(name.text)
    return name && column ? [spoken(column.id, name)] : []
  })
}
