import { quoteName } from '#base'
import { addIndex, type Change, type Design, type Id, indexesOf, indexKey } from '#model'
import type { Search } from '../queries/from-sql.ts'
import { inTurn } from '../reading/edits.ts'
import { columnsIn } from '../reading/expressions.ts'
import { needExtension } from '../reading/extensions.ts'
import { saySame } from '../reading/predicate.ts'
import type { Column, ObjectOf } from '../reading/shapes.ts'
import { isText, plain } from '../reading/types.ts'

type Index = ObjectOf<'index'>
type Key = Index['keys'][number]

/** The index that a search needs: what each of those that would do looks like, and how the best is made. */
export type Need = {
  /** What it is on: `(data jsonb_path_ops) by gin`. */
  readonly words: string
  readonly isMet: (index: Index) => boolean
  readonly add: (design: Design, table: Id) => Change[]
}

/** An operator class by its bare name. */
const classOf = (key: Key): string => (key.opclass ?? '').split('.').at(-1)?.split(' ')[0] ?? ''
const over = (index: Index, it: Column): Key | undefined => index.keys.find((key) => key.column === it.id)

const plainIndex =
  (it: Column, method: string, opclass: string | null): Need['add'] =>
  (design, table) =>
    addIndex(design, table, [it.id], { method, keys: [{ ...indexKey(it.id), opclass }] })

const overExpression =
  (it: Column, expression: string, method: string): Need['add'] =>
  (design, table) =>
    addIndex(design, table, [it.id], { method, keys: [{ ...indexKey(it.id), column: null, expression }] })

function inJson(it: Column, search: Search): Need | null {
  const { operator, key } = search
  if (operator === '->>' && key !== null) {
    const expression = `(${quoteName(it.name)} ->> ${key}::text)`
    return {
      words: expression,
      isMet: (index) => index.keys.some((each) => each.expression !== null && saySame(each.expression, expression)),
      add: overExpression(it, expression, 'btree'),
    }
  }
  if (plain(it) !== 'jsonb' || operator.startsWith('-') || operator.startsWith('#')) return null
  const onlyPaths = ['@>', '@?', '@@'].includes(operator)
  return {
    words: `(${it.name}${onlyPaths ? ' jsonb_path_ops' : ''}) by gin`,
    isMet: (index) => {
      const found = index.method === 'gin' ? over(index, it) : undefined
      return found !== undefined && (onlyPaths || classOf(found) !== 'jsonb_path_ops')
    },
    add: plainIndex(it, 'gin', onlyPaths ? 'jsonb_path_ops' : null),
  }
}

function inText(it: Column, { operator, key }: Search): Need {
  if (operator === '@@') {
    const words = `to_tsvector(${key ?? "'english'"}::regconfig, ${quoteName(it.name)})`
    return {
      words: `(${words}) by gin, which the query has to say too`,
      isMet: (index) =>
        ['gin', 'gist'].includes(index.method) &&
        index.keys.some((each) => each.expression !== null && columnsIn(each.expression)?.has(it.name)),
      add: overExpression(it, words, 'gin'),
    }
  }
  if (operator === 'lower' || operator === 'upper') {
    const expression = `${operator}(${quoteName(it.name)})`
    return {
      words: `(${expression})`,
      isMet: (index) => {
        const first = index.keys[0]?.expression
        return (
          first !== null &&
          first !== undefined &&
          (saySame(first, expression) || saySame(first, `${operator}(${quoteName(it.name)}::text)`))
        )
      },
      add: overExpression(it, expression, 'btree'),
    }
  }
  const isPart = (each: Key) => each.column === it.id && /^(gin|gist)_trgm_ops$/.test(classOf(each))
  if (operator === '^') {
    const opclass = plain(it) === 'character varying' ? 'varchar_pattern_ops' : 'text_pattern_ops'
    return {
      words: `(${it.name} ${opclass})`,
      isMet: (index) => {
        const [first] = index.keys
        const byLetters =
          first?.column === it.id && (/_pattern_ops$/.test(classOf(first)) || first.collation?.name === '"C"')
        return byLetters || index.keys.some(isPart)
      },
      add: plainIndex(it, 'btree', opclass),
    }
  }
  return {
    words: `(${it.name} gin_trgm_ops) by gin`,
    isMet: (index) => index.keys.some(isPart),
    add: (design, table) =>
      inTurn(
        design,
        (now) => needExtension(now, 'pg_trgm'),
        (now) => plainIndex(it, 'gin', 'gin_trgm_ops')(now, table),
      ),
  }
}

/** The index that a search needs; null where none is known that would help. */
export function needOf(it: Column, search: Search): Need | null {
  const name = plain(it)
  if (name === 'jsonb' || name === 'json') return inJson(it, search)
  const gin = it.type.dimensions > 0 && ['@>', '<@', '&&'].includes(search.operator)
  const gist = it.type.dimensions === 0 && /range$/.test(it.type.name)
  if (gin || gist || name === 'tsvector' || it.type.name === 'tsvector') {
    const method = gist ? 'gist' : 'gin'
    return {
      words: `(${it.name}) by ${method}`,
      isMet: (index) => ['gin', 'gist', 'spgist', 'rum'].includes(index.method) && over(index, it) !== undefined,
      add: plainIndex(it, method, null),
    }
  }
  return isText(it) && name !== 'citext' && name !== 'character' ? inText(it, search) : null
}

/** The index of the table that serves the search already; null where none does. */
export const servingIndex = (design: Design, table: Id, need: Need): Index | null =>
  indexesOf(design, table).find(need.isMet) ?? null
