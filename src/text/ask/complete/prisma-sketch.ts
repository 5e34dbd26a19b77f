import { remembered } from '#base'
import { type Attribute, type Block, type Field, parsePrisma } from '#languages'
import type { Sketched, SketchedColumn } from './sketch.ts'

/** What a passage of a Prisma schema declares. A field of another model is told by its type alone. */
export const sketchPrisma = remembered((passage: string): readonly Sketched[] =>
  parsePrisma(passage).blocks.flatMap((block): readonly Sketched[] => {
    if (block.sort === 'datasource' || block.sort === 'generator') return []
    const isEnum = block.sort === 'enum'
    const map = block.entries.find((it) => it.sort === 'attribute' && it.attribute.name === 'map')
    const sort = isEnum ? 'enum' : block.sort === 'view' ? 'view' : block.sort === 'type' ? 'type' : 'table'
    return [
      {
        sort,
        name: block.name.text,
        database: map?.sort === 'attribute' ? (said(map.attribute) ?? block.name.text) : block.name.text,
        columns: block.entries.flatMap((it) => (it.sort === 'field' ? [column(it, block, passage)] : [])),
      },
    ]
  }),
)

const said = (attribute: Attribute | undefined): string | null => {
  const value = attribute?.args[0]?.value
  return value?.sort === 'string' ? value.text : null
}

function column(it: Field, block: Block, passage: string): SketchedColumn {
  const attribute = (name: string) => it.attributes.find((each) => each.name === name)
  const listed = block.entries.some(
    (each) =>
      each.sort === 'attribute' &&
      each.attribute.name === 'id' &&
      each.attribute.args.some(
        ({ value }) =>
          value.sort === 'list' && value.items.some((item) => 'text' in item && item.text === it.name.text),
      ),
  )
  return {
    name: it.name.text,
    database: said(attribute('map')) ?? it.name.text,
    detail: it.type ? passage.slice(it.type.from, it.type.to) : '',
    isKey: attribute('id') !== undefined || listed,
    ...(it.type ? { to: it.type.name } : {}),
  }
}
