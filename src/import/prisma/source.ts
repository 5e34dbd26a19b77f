import { type Attribute, type PrismaTree, type PrismaValue, parsePrisma } from '#languages'
import { placesInParts } from '../bundle.ts'
import { Telling } from '../telling.ts'
import { partsOf } from './bundle.ts'

export const PATH = 'prisma/schema.prisma'

/** A text that is being read, and what is to be said of it. */
export class Source extends Telling {
  readonly tree: PrismaTree

  constructor(text: string) {
    super(text, placesInParts(text, partsOf(text, PATH)))
    this.tree = parsePrisma(text)
    for (const fault of this.tree.faults) this.refuse(fault.message, fault, 'syntax')
  }
}

/** An argument by its name, or by its place among those without one. */
export function argument(attribute: Pick<Attribute, 'args'> | null, name: string, place = -1): PrismaValue | null {
  const args = attribute?.args ?? []
  const named = args.find((it) => it.name?.text === name)
  return (named ?? args.filter((it) => it.name === null)[place])?.value ?? null
}

export const textArgument = (attribute: Pick<Attribute, 'args'> | null, name: string, place = -1): string | null => {
  const value = argument(attribute, name, place)
  return value?.sort === 'string' ? value.text : null
}

export const attributeOf = (it: { readonly attributes: readonly Attribute[] }, name: string): Attribute | null =>
  it.attributes.find((each) => each.name === name) ?? null

/** The names in a list; a name alone is a list of one. */
export const namesIn = (value: PrismaValue | null): readonly PrismaValue[] =>
  value?.sort === 'list' ? value.items : value ? [value] : []
