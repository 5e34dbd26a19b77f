import { KINDS, type Kind } from '../../kinds/index.ts'

/**
 * Kinds that nothing but other objects or an import can bring: most need functions in C, or functions of one certain form;
 * a foreign key needs another table to point at, and an index of a partition is there with its table's.
 */
const BROUGHT = [
  'access-method',
  'base-type',
  'language',
  'operator',
  'operator-family',
  'operator-class',
  'cast',
  'transform',
  'conversion',
  'text-search-parser',
  'text-search-template',
  'foreign-key',
  'partition-index',
  'raw',
] as const satisfies readonly Kind[]

export type AddableKind = Exclude<Kind, (typeof BROUGHT)[number]>

export const isAddable = (kind: Kind): kind is AddableKind => !(BROUGHT as readonly Kind[]).includes(kind)

/** The kinds of which a person can add one. */
export const ADDABLE: readonly Kind[] = KINDS.filter(isAddable)
