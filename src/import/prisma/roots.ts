import { type Id, PUBLIC } from '#model'
import { commentOf, type Draft } from './draft.ts'
import { blockAttribute, datasourceList, datasourceSetting, fieldsOf } from './models.ts'
import { attributeOf, textArgument } from './source.ts'

export const schemaId = ({ declared }: Draft, name: string): Id<'schema'> => declared.schemas.get(name) ?? PUBLIC

/** Schemas, extensions and enums: what stands before the tables. */
export function readRoots(draft: Draft): void {
  const { source, declared } = draft
  const provider = datasourceSetting(source, 'provider')
  if (provider?.sort === 'string' && !['postgresql', 'postgres', 'cockroachdb'].includes(provider.text))
    source.say(
      {
        code: 'provider',
        severity: 'warning',
        message: `The file is for ${provider.text}; it is read as if it were for PostgreSQL`,
      },
      provider,
    )
  for (const [name, id] of declared.schemas) if (id !== PUBLIC) draft.add('schema', { id, name, parent: null })
  for (const { name, call } of datasourceList(source, 'extensions')) {
    const schema = call && textArgument(call, 'schema')
    draft.add('extension', {
      name: (call && textArgument(call, 'map')) ?? name,
      parent: null,
      schema: schemaId(draft, schema ?? 'public'),
      version: call && textArgument(call, 'version'),
    })
  }
  for (const it of declared.enums.values()) {
    const { id, block } = it
    draft.add('enum', {
      id,
      name: it.name,
      parent: schemaId(draft, it.schema),
      comment: commentOf(block.doc),
      values: [...it.values.values()].map((label) => ({ id: label, label })),
    })
    draft.tie(block, id)
    draft.call(id, block.name.text)
    for (const field of fieldsOf(block)) {
      const label = it.values.get(field.name.text)
      if (label === undefined) continue
      draft.tie(field, id, `value ${label}`)
      draft.call(id, field.name.text, `value ${label}`)
      const map = attributeOf(field, 'map')
      if (map) draft.tie(map, id, `value ${label} @map`)
    }
    for (const name of ['map', 'schema'] as const) {
      const attribute = blockAttribute(block, name)
      if (attribute) draft.tie(attribute, id, `@@${name}`)
    }
    source.enter(block, 'modelled')
  }
}
