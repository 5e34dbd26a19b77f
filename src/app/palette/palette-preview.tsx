import {
  childrenOf,
  type DbObject,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  kindOf,
  object,
  pathOf,
  typeName,
} from '#model'
import { t } from '#words'
import type { Entry } from './entries.ts'

const MOST = 14
const MOST_NAMES = 8

/** What the chosen line is: a table with its first columns, a type with its values, or what an action does. */
export function PalettePreview({ entry, design }: { readonly entry: Entry | null; readonly design: Design }) {
  if (!entry) return <aside className="palette-preview" />
  const it = entry.object
  if (!it)
    return (
      <aside className="palette-preview">
        <h2>{entry.name}</h2>
        <p>{entry.detail}</p>
      </aside>
    )
  const inner = it.parent !== null && !kindOf(it).under.includes('schema')
  const root: DbObject = inner ? ((it.parent && object(design, it.parent)) ?? it) : it
  const lines = linesOf(design, root)
  return (
    <aside className="palette-preview">
      <h2>{pathOf(design, root.id)}</h2>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line.key} style={line.key === it.id ? { fontWeight: 600 } : undefined}>
            <span>{line.name}</span>
            <span>{line.detail}</span>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p>{t('and {more} more', { more: lines.length - MOST })}</p>}
      <Joined design={design} root={root} />
      {root.comment && <p>{root.comment.slice(0, 200)}</p>}
    </aside>
  )
}

/** The tables that it refers to, and those that refer to it. */
function Joined({ design, root }: { readonly design: Design; readonly root: DbObject }) {
  const names = (ids: readonly (Id | null)[]) =>
    [...new Set(ids.flatMap((id) => (id ? pathOf(design, id) : [])))].slice(0, MOST_NAMES).join(', ')
  const to = names(foreignKeysOf(design, root.id).map((key) => key.target))
  const from = names(incomingOf(design, root.id).map((key) => key.parent))
  return (
    <>
      {to && <p>{t('Refers to {names}', { names: to })}</p>}
      {from && <p>{t('Referred to by {names}', { names: from })}</p>}
    </>
  )
}

function linesOf(design: Design, root: DbObject): { key: string; name: string; detail: string }[] {
  if ('values' in root) return root.values.map((value) => ({ key: value.id, name: value.label, detail: '' }))
  return childrenOf(design, root.id).flatMap((child) =>
    child.kind === 'column' ? [{ key: child.id, name: child.name, detail: typeName(design, child.type) }] : [],
  )
}
