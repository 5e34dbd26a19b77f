import type { Draft } from './draft.ts'
import { argOf, flagOf, type Value } from './values.ts'

/** SQLAlchemy's own recipe marks a view so, that create_all passes it over: a table, its metadata or `__table_args__`. */
export function isViewOf(value: Value | undefined): boolean {
  const info =
    value?.is === 'call' ? argOf(value, 'info') : value?.is === 'record' ? value.fields.get('info')?.value : null
  return info?.is === 'record' && flagOf(info.fields.get('is_view')?.value) === true
}

/** Tells that views are left out. */
export function tellViews(draft: Draft): void {
  const { views } = draft.declared
  const [first] = views
  if (!first) return
  const message = `${views.length} ${views.length === 1 ? 'view is' : 'views are'} left out: the text does not say what they select`
  draft.say({ code: 'view', severity: 'info', message }, first)
}
