import { type Change, type Design, make, PUBLIC, rootsOf } from '#model'

/** Whether the design declares an extension. */
export const hasExtension = (design: Design, name: string): boolean =>
  rootsOf(design, 'extension').some((it) => it.name === name)

/** Declares an extension, where the design has not. */
export const needExtension = (design: Design, name: string): Change[] =>
  hasExtension(design, name)
    ? []
    : [{ op: 'add', object: make('extension', { name, parent: null, rank: 'a0', schema: schemaOf(design) }) }]

const schemaOf = (design: Design) =>
  (rootsOf(design, 'schema').find((it) => it.id === PUBLIC) ?? rootsOf(design, 'schema')[0])?.id ?? null
