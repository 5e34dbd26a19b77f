import { truncateName } from '#base'
import { type TypeRef, wordKey } from '#model'
import type { Reading } from '../importer.ts'
import type { Outline } from '../outline.ts'
import { readColumns } from './columns.ts'
import { commentOf, Draft } from './draft.ts'
import { readKeys } from './keys.ts'
import { mentionsIn } from './mentions.ts'
import { blockAttribute, declaredIn, type Model } from './models.ts'
import { outlineOf } from './outline.ts'
import { readRelations } from './relations.ts'
import { readRoots, schemaId } from './roots.ts'
import { Source } from './source.ts'
import { tellUnknownWords } from './words.ts'

/** Reads a schema of Prisma: what its engine would make of it in Postgres. */
export function readPrisma(text: string, name?: string): Reading {
  const source = new Source(text)
  const draft = new Draft(source, declaredIn(source))
  readRoots(draft)
  tellUnknownWords(source, source.tree)
  const types = new Map<Model, ReadonlyMap<string, TypeRef>>()
  for (const model of draft.declared.models.values()) types.set(model, readModel(draft, model))
  readRelations(draft, types)
  for (const block of source.tree.blocks) {
    if (block.sort === 'view')
      source.enter(block, 'skipped', 'a view is for the client only: the text does not say what it selects')
    if (block.sort === 'type') source.refuse('Postgres has no types of this form in Prisma', block.name)
    if (block.sort === 'datasource') draft.wording.set(wordKey(null, 'datasource'), block.name.text)
    if (block.sort === 'generator' || block.sort === 'datasource')
      source.enter(block, 'skipped', 'says nothing of what the database holds')
  }
  const views = source.tree.blocks.filter((block) => block.sort === 'view')
  if (views[0])
    source.say(
      {
        code: 'view',
        severity: 'warning',
        message: `${views.length} ${views.length === 1 ? 'view is' : 'views are'} left out: the text does not say what they select`,
      },
      views[0],
    )
  let outline: Outline | null = null
  const ledger = [...source.ledger].sort((a, b) => a.at.from - b.at.from)
  return {
    design: draft.design(name),
    notices: [...source.notices, ...source.told("Prisma's client")],
    ledger,
    outline: () => {
      outline ??= outlineOf(draft)
      return outline
    },
    wording: draft.wording,
    mentions: () => mentionsIn(draft),
  }
}

function readModel(draft: Draft, model: Model): ReadonlyMap<string, TypeRef> {
  const { id, block } = model
  const name = truncateName(model.table)
  draft.add('table', { id, name, parent: schemaId(draft, model.schema), comment: commentOf(block.doc) })
  draft.tie(block, id)
  draft.call(id, block.name.text)
  for (const word of ['map', 'schema', 'ignore'] as const) {
    const attribute = blockAttribute(block, word)
    if (attribute) draft.tie(attribute, id, `@@${word}`)
  }
  const types = readColumns(draft, model)
  readKeys(draft, model)
  draft.source.enter(block, 'modelled')
  return types
}
