import { rankBetween } from '#base'
import type { Design } from '../../design.ts'
import type { Id } from '../../id.ts'
import { type DbObject, type Kind, kindOf } from '../../kinds/index.ts'
import { lastRank } from '../../make.ts'
import { childrenOf, columnsOf, rootsOf } from '../../read.ts'
import { relationNames } from '../../relation-names.ts'
import { freeName } from '../object-names.ts'

/** Where something new begins. */
export type Start = {
  readonly design: Design
  /** What it stands under; null at the top level. */
  readonly parent: Id | null
  /** The columns that the person had in hand. */
  readonly columns: readonly Id<'column'>[]
}

/** What is added so that something new of a kind is there and valid: parents first. Nothing where it can't begin here. */
export type Begin = (at: Start) => readonly DbObject[]

const siblingsOf = ({ design, parent }: Start, kind: Kind): readonly DbObject[] =>
  parent ? childrenOf(design, parent) : rootsOf(design, kind)

/** The place of a new object: a free name of its own, last of its siblings. */
export function placeFor(at: Start, kind: Kind, wanted: string) {
  const { design, parent } = at
  const siblings = siblingsOf(at, kind)
  const names = new Set(siblings.map((it) => it.name))
  const inSchema = parent && kindOf(kind).under.includes('schema') ? relationNames(design, parent) : null
  return {
    name: freeName(wanted, (name) => names.has(name) || (inSchema?.has(name) ?? false)),
    parent,
    rank: parent ? lastRank(design, parent) : rankBetween(siblings.at(-1)?.rank ?? null, null),
  }
}

/** The columns to begin with: those in hand, else the last one. */
export function columnsFor({ design, parent, columns }: Start): readonly Id<'column'>[] {
  if (columns.length > 0 || !parent) return columns
  return columnsOf(design, parent)
    .slice(-1)
    .map((it) => it.id)
}
