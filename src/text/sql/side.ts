import { type Outline, type OutlineNode, toldStatement } from '#import'
import { bucketOf, type Design, type Id } from '#model'
import { linesOf, outlineOfSql } from './script.ts'

export type Found = {
  readonly node: OutlineNode
  /** The statement that it is a piece of. */
  readonly block: OutlineNode
  /** The entry that it is a piece of, where it is not one itself. */
  readonly parent: OutlineNode | null
}

/** A script with its pieces, by what they are about and what they say of it. */
export type Side = {
  readonly text: string
  readonly design: Design
  readonly outline: Outline
  readonly pieces: ReadonlyMap<string, readonly Found[]>
}

export const keyOf = ({ about, role }: OutlineNode): string => `${about ?? ''} ${role}`

export const sliceOf = ({ text }: { readonly text: string }, { from, to }: OutlineNode['value']): string =>
  text.slice(from, to)

export function sideOf(text: string, design: Design): Side {
  const outline = outlineOfSql(text, design)
  const pieces = new Map<string, Found[]>()
  const go = (node: OutlineNode, block: OutlineNode, parent: OutlineNode | null) => {
    if (node.about) {
      const key = keyOf(node)
      const had = pieces.get(key)
      if (had) had.push({ node, block, parent })
      else pieces.set(key, [{ node, block, parent }])
    }
    for (const it of node.children) go(it, block, node)
  }
  for (const node of outline) go(node, node, null)
  return { text, design, outline, pieces }
}

/** Statements that are about nothing known, by what they say. */
export function loose({ text, outline }: Side): ReadonlyMap<string, OutlineNode> {
  const says = new Map(linesOf(text).map(({ piece, told }) => [piece.at.from, told.says]))
  return new Map(
    outline.flatMap((node): [string, OutlineNode][] => (node.about ? [] : [[says.get(node.whole.from) ?? '', node]])),
  )
}

/** The root that something stands under, in the one design or in the other. */
export const rootIn = (id: Id, ...designs: readonly Design[]): Id | null => {
  for (const { objects } of designs) {
    const bucket = bucketOf(objects, id)
    if (bucket) return bucket.root
  }
  return null
}

/** What a statement says, however it is laid out. */
export const saysOf = (sql: string): string => toldStatement(sql).says
