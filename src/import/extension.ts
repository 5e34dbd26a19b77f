import type { Range } from '#languages'
import { extensionBringing, PUBLIC } from '#model'
import type { DesignDraft } from './draft.ts'
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
  telling.say({ code: 'relied-on', severity: 'warning', message }, at)
}

/** The extensions whose functions an expression calls. */
export function bringFunctions(draft: DesignDraft, telling: Telling, sql: string, at: Range): void {
  for (const [, name = ''] of sql.matchAll(/\b([a-z_]\w*)\s*\(/gi))
    bringExtension(draft, telling, { sort: 'functions', name }, at)
}
