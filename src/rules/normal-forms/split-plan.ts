import {
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  object,
  primaryKeyOf,
  referrersOf,
  textUsersOf,
} from '#model'
import { columnsNamed } from '../reading/columns-named.ts'
import { expressionTree } from '../reading/parse.ts'
import { type Column, heirsOf, sameSet, wholeTable } from '../reading/shapes.ts'
import { type Attributes, bySize, isWithin, minus, NONE, only, placesOf, union } from './attributes.ts'
import { candidateKeys } from './candidate-keys.ts'
import { attributesOf, columnsIn, dependenciesOf, type Theory } from './of-design.ts'
import { partOf } from './projection.ts'

/** A part of a table that gets a table of its own, or goes to one that is there for it already. */
export type NewPart = {
  readonly attributes: Attributes
  /** What tells its rows apart, and what refers to it. */
  readonly key: Attributes
  /** The columns that move here; the others of the part are copies. */
  readonly moves: Attributes
  /** The table that the key refers to already. */
  readonly there: Id<'table'> | null
}

/** Which columns stay, which go where, and what refers to what: parts by their place, -1 for the one that stays. */
export type SplitPlan = {
  readonly theory: Theory
  readonly stays: Attributes
  /** The primary key of what stays, where the one that was there is torn apart. */
  readonly newKey: Attributes | null
  readonly parts: readonly NewPart[]
  readonly links: readonly { readonly from: number; readonly to: number }[]
}

/** The kinds under a table that can go along with its columns. */
const GO_ALONG = new Set(['primary-key', 'unique', 'index', 'foreign-key', 'check'])

/** Whether only what can go along with them speaks of these columns. */
function areFree(design: Design, table: Id, columns: readonly Column[]): boolean {
  const names = new Set(columns.map((it) => it.name))
  const computed = columnsOf(design, table).some((it) => {
    const tree = it.generated ? expressionTree(it.generated.expression) : null
    return it.generated !== null && (tree === null || [...columnsNamed(tree)].some((name) => names.has(name)))
  })
  const ofOthers = columns.some((it) =>
    [...referrersOf(design, it.id), ...textUsersOf(design, it.id)].some(
      (user) => user.parent !== table || !GO_ALONG.has(user.kind),
    ),
  )
  return !computed && !ofOthers && columns.every((it) => !it.inherited && !it.generated && !it.identity)
}

/** The table that these columns refer to already by a key of it, where the rest of a part can go. */
function tableThere(
  design: Design,
  table: Id,
  at: { key: readonly Column[]; rest: readonly Column[] },
): Id<'table'> | null {
  const found = foreignKeysOf(design, table).find(
    (it) =>
      it.target !== table &&
      sameSet(
        it.columns,
        at.key.map((column) => column.id),
      ),
  )
  return found?.target ?? null
}

/** The part that keeps the table's name: it holds its primary key, or, where no part does, another key. */
function staying(
  parts: readonly Attributes[],
  { primary, keys }: { primary: Attributes; keys: readonly Attributes[] },
) {
  const whole =
    primary === NONE
      ? undefined
      : parts
          .filter((it) => isWithin(primary, it))
          .sort(bySize)
          .at(-1)
  if (whole !== undefined) return { stays: whole, newKey: null }
  for (const key of keys) {
    const part = parts.find((it) => isWithin(key, it))
    if (part !== undefined) return { stays: part, newKey: primary === NONE ? null : key }
  }
  return null
}

const isRequired = (columns: readonly Column[]): boolean => columns.every((it) => !it.nullable)

/**
 * What cutting a table into these parts asks for; null where it can't be done with its rows kept: something else speaks of
 * a column that would move, a determinant may be null, or no foreign key would tell whose a value is.
 */
export function planSplit(design: Design, table: Id<'table'>, parts: readonly Attributes[]): SplitPlan | null {
  const owner = wholeTable(design, table)
  if (!owner || owner.partitionBy || owner.ofType || owner.inherits.length > 0 || heirsOf(design, table).length > 0)
    return null
  const theory = dependenciesOf(design, table)
  const { stored, columns } = theory
  const primary = attributesOf(theory, primaryKeyOf(design, table)?.columns ?? [])
  const found = staying(parts, { primary, keys: candidateKeys(stored).keys })
  if (!found || parts.length < 2) return null
  const { stays, newKey } = found
  const others = parts.filter((it) => it !== stays)
  const keys = others.map((part, i) => keyOf(part, others.filter((_, j) => j !== i).concat(stays), theory))
  if (keys.some((key) => key === null)) return null
  const homes = homesOf(minus(stored.attributes, stays), others, keys as Attributes[])
  const made = others.map((attributes, i): NewPart => {
    const key = keys[i] ?? NONE
    const there = tableThere(design, table, { key: columnsIn(theory, key), rest: [] })
    return { attributes, key, moves: homes[i] ?? NONE, there }
  })
  const links = linksAmong(made, stays)
  const moving = columnsIn(theory, minus(stored.attributes, stays))
  const isSound =
    areFree(design, table, moving) &&
    made.every((part) => isRequired(columnsIn(theory, part.key)) && fits(design, part, theory)) &&
    isRequired(columnsIn(theory, newKey ?? NONE)) &&
    incomingOf(design, table).every((key) => isWithin(attributesOf(theory, key.targetColumns), stays)) &&
    (newKey === null || incomingOf(design, table).length === 0) &&
    made.every((part, i) => allCome(part, i, { links, parts: made, stays }))
  return isSound && columns.length > 0 ? { theory, stays, newKey, parts: made, links } : null
}

/** The key of a part by which another part can refer to it. */
function keyOf(part: Attributes, others: readonly Attributes[], { stored }: Theory): Attributes | null {
  const { keys } = candidateKeys(partOf(stored, part))
  return keys.find((key) => key !== part && others.some((other) => isWithin(key, other))) ?? null
}

/** Which part each moving attribute goes to: one in which it is no key, if there is any. */
function homesOf(moving: Attributes, parts: readonly Attributes[], keys: readonly Attributes[]): Attributes[] {
  const homes = parts.map(() => NONE)
  for (const at of placesOf(moving)) {
    const one = only(at)
    const within = parts.flatMap((part, i) => (isWithin(one, part) ? [i] : []))
    const home = within.find((i) => !isWithin(one, keys[i] ?? NONE)) ?? within[0]
    if (home !== undefined) homes[home] = (homes[home] ?? NONE) | one
  }
  return homes
}

/** Every part that holds another's key refers to it; of two that hold each other's, the later one does not. */
function linksAmong(parts: readonly NewPart[], stays: Attributes): { from: number; to: number }[] {
  const setOf = (i: number) => parts[i]?.attributes ?? stays
  const sources = [-1, ...parts.keys()]
  return parts.flatMap((part, to) =>
    sources
      .filter((from) => from !== to && isWithin(part.key, setOf(from)))
      .filter((from) => from === -1 || !isWithin(parts[from]?.key ?? NONE, part.attributes) || from < to)
      .map((from) => ({ from, to })),
  )
}

/** Whether the values of every column of a part come from somewhere: it moved here, or a key ties it to one that did. */
function allCome(part: NewPart, i: number, at: Pick<SplitPlan, 'links' | 'parts' | 'stays'>): boolean {
  if (part.moves === NONE) return false
  const given = at.links.filter((it) => it.from === i).map((it) => at.parts[it.to]?.key ?? NONE)
  const hasUser = at.links.some((it) => it.to === i)
  return hasUser && isWithin(part.attributes, union([part.moves, part.key, ...given]))
}

/** Whether a table that is there already has room for the columns. */
function fits(design: Design, part: NewPart, theory: Theory): boolean {
  if (!part.there) return true
  const taken = new Set(columnsOf(design, part.there).map((it) => it.name))
  const whole = wholeTable(design, part.there)
  return (
    whole !== null &&
    heirsOf(design, part.there).length === 0 &&
    isWithin(part.attributes, part.key | part.moves) &&
    columnsIn(theory, part.moves).every((it) => !taken.has(it.name)) &&
    object(design, part.there) !== null
  )
}
