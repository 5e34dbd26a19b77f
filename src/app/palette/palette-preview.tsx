import { childrenOf, type DbObject, type Design, kindOf, object, pathOf, typeName } from '#model'
import type { Entry } from './entries.ts'

const MOST = 14

/** What the chosen line is: a table with its first columns, a type with its values, or what an action does. */
export function PalettePreview({ entry, design }: { readonly entry: Entry | null; readonly design: Design }) {
  if (!entry) return <aside className="palette-preview" />
  const it = entry.object
  if (!it)
    return (
      <aside className="palette-preview">
        <h3>{entry.name}</h3>
        <p>{entry.detail}</p>
      </aside>
    )
  const inner = it.parent !== null && !kindOf(it).under.includes('schema')
  const root: DbObject = inner ? ((it.parent && object(design, it.parent)) ?? it) : it
  const lines = linesOf(design, root)
  return (
    <aside className="palette-preview">
      <h3>{pathOf(design, root.id)}</h3>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line.key} style={line.key === it.id ? { fontWeight: 600 } : undefined}>
            <span>{line.name}</span>
            <span>{line.detail}</span>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p>and {lines.length - MOST} more</p>}
      {root.comment && <p>{root.comment.slice(0, 200)}</p>}
    </aside>
  )
}

function linesOf(design: Design, root: DbObject): { key: string; name: string; detail: string }[] {
  if ('values' in root) return root.values.map((value) => ({ key: value.id, name: value.label, detail: '' }))
  return childrenOf(design, root.id).flatMap((child) =>
    child.kind === 'column' ? [{ key: child.id, name: child.name, detail: typeName(design, child.type) }] : [],
  )
}
