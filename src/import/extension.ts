import { tokenize } from '#base'
import type { Range } from '#languages'
import { extensionBringing, PUBLIC } from '#model'
import type { DesignDraft } from './draft.ts'
import { isOwnFunction } from './own-functions.ts'
import type { Telling } from './telling.ts'

/** What a text leans on without saying so. */
export function bringExtension(
  draft: DesignDraft,
  telling: Telling,
  { sort, name }: { sort: 'types' | 'classes' | 'functions' | 'methods'; name: string },
  at: Range,
): void {
  const extension = extensionBringing(sort, name.replace(/\(.*/s, ''))
  if (!extension || draft.hasRoot('extension', extension)) return
  draft.add('extension', { name: extension, parent: null, schema: PUBLIC })
  const message = `The file relies on extension ${extension} without asking for it; it was added to the design`
  telling.say({ code: 'relied-on', severity: 'warning', message, lacks: { kind: 'extension', path: extension } }, at)
}

type Called = { readonly schema: string | null; readonly name: string }

/** The functions that an expression calls. */
function calledIn(sql: string): readonly Called[] {
  const tokens = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
  const isSign = (i: number, sign: string) => tokens[i]?.type === 'operator' && tokens[i]?.value === sign
  return tokens.flatMap(({ type, value: name }, i): readonly Called[] => {
    if (type !== 'name' || !isSign(i + 1, '(') || isSign(i - 1, '::')) return []
    const schema = isSign(i - 1, '.') ? (tokens[i - 2]?.value ?? null) : null
    return [{ schema, name }]
  })
}

/** What the functions that an expression calls rely on: an extension that brings them; what nobody brings is told, once. */
export function bringFunctions(draft: DesignDraft, telling: Telling, sql: string, at: Range): void {
  for (const { schema, name } of calledIn(sql)) {
    if (schema === 'pg_catalog' || (schema === null && isOwnFunction(name))) continue
    if ((schema ?? 'public') === 'public' && extensionBringing('functions', name)) {
      bringExtension(draft, telling, { sort: 'functions', name }, at)
      continue
    }
    const path = schema === null ? name : `${schema}.${name}`
    const message = `Nothing here makes the function ${path}(): Postgres refuses what calls it until it is there`
    if (draft.misses(path))
      telling.say({ code: 'relied-on', severity: 'warning', message, lacks: { kind: 'routine', path } }, at)
  }
}
