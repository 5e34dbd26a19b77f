import { isTree, type Tree } from './parse.ts'

export const listIn = (value: unknown): readonly Tree[] => (Array.isArray(value) ? value.filter(isTree) : [])

/** The fields of a tree that has this tag; null for another. */
export const tagged = (tree: unknown, tag: string): Tree | null => {
  const node = isTree(tree) ? tree[tag] : null
  return isTree(node) ? node : null
}

export const stringIn = (tree: unknown): string | null => {
  const value = tagged(tree, 'String')?.sval
  return typeof value === 'string' ? value : null
}

/** The last part of a dotted name: of `pg_catalog.now`, `now`. */
export const lastName = (names: unknown): string | null => stringIn(listIn(names).at(-1))

/** Without the casts around it. */
export function uncast(tree: unknown): unknown {
  let inner = tree
  for (let cast = tagged(inner, 'TypeCast'); cast; cast = tagged(inner, 'TypeCast')) inner = cast.arg
  return inner
}

/** The names of a column reference: `a.b.c` gives the three. Null for anything else. */
export function referenceIn(tree: unknown): readonly string[] | null {
  const fields = listIn(tagged(tree, 'ColumnRef')?.fields)
  const names = fields.map(stringIn)
  return fields.length > 0 && names.every((it) => it !== null) ? (names as string[]) : null
}

/** The column that a tree is nothing but, whatever table it is said to be of. */
export const columnIn = (tree: unknown): string | null => referenceIn(tree)?.at(-1) ?? null

/** The parts that AND joins at the outermost level. */
export function conjunctsOf(tree: Tree): readonly Tree[] {
  const and = tagged(tree, 'BoolExpr')
  return and?.boolop === 'AND_EXPR' ? listIn(and.args).flatMap(conjunctsOf) : [tree]
}

/** Every tree within one, itself included, that has this tag. */
export function allTagged(tree: unknown, tag: string): Tree[] {
  const found: Tree[] = []
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) look(each)
    if (!isTree(value)) return
    const node = value[tag]
    if (isTree(node)) found.push(node)
    for (const each of Object.values(value)) look(each)
  }
  look(tree)
  return found
}

export const operatorOf = (node: Tree): string => lastName(node.name) ?? ''

/** Every node of a tree, the outermost first. */
export function* nodesIn(value: unknown): Generator<Tree> {
  if (Array.isArray(value)) for (const it of value) yield* nodesIn(it)
  if (!isTree(value)) return
  yield value
  for (const it of Object.values(value)) yield* nodesIn(it)
}

/** The type that a node is cast to, without its schema, and whether the cast says a length or a precision. */
export function castIn(tree: unknown): { readonly to: string; readonly modified: boolean } | null {
  const type = tagged(tree, 'TypeCast')?.typeName
  return isTree(type) ? { to: lastName(type.names) ?? '', modified: 'typmods' in type } : null
}

/** What is called, without its schema: a function, or one of the words that stand for one (`current_timestamp`). */
export function calledIn(tree: unknown): string | null {
  const call = tagged(tree, 'FuncCall')
  if (call) return lastName(call.funcname)
  const op = tagged(tree, 'SQLValueFunction')?.op
  return typeof op === 'string' ? op.replace(/^SVFOP_/, '').toLowerCase() : null
}

export const argumentsIn = (tree: unknown): readonly Tree[] => listIn(tagged(tree, 'FuncCall')?.args)
