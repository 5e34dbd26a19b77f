import { useDeferredValue, useMemo, useState } from 'react'
import type { Id } from '#model'
import { usePaintedDesign, useSession, useSessionStore } from '#session'
import { Icon, MenuButton, type MenuGroup, type MenuPoint, TextInput, Tree } from '#ui'
import { t } from '#words'
import { rowOfObject, treeRows } from './tree-rows.ts'
import './tree-panel.css'

type TreePanelProps = {
  readonly onGo: (id: Id) => void
  readonly onMenu: (at: MenuPoint) => void
  /** What can be added, when someone asks. */
  readonly addable: () => readonly MenuGroup[]
}

/** Every object of the design, found by name. What is not on the diagram is fainter. */
export function TreePanel({ onGo, onMenu, addable }: TreePanelProps) {
  const session = useSessionStore()
  const design = usePaintedDesign()
  const selection = useDeferredValue(useSession((it) => it.selection))
  const diagram = useSession((it) => it.diagram)
  const [query, setQuery] = useState('')
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const view = useMemo(
    () => ({ design, diagram, query, selection, turned }),
    [design, diagram, query, selection, turned],
  )
  // A thousand rows may come a moment after the edit or the click that asked for them.
  const shown = useDeferredValue(view)
  const rows = useMemo(() => treeRows(shown), [shown])
  const [selected, ...more] = shown.selection
  return (
    <nav className="tree-panel" aria-label={t('Objects')}>
      <div className="tree-head">
        <div className="tree-search">
          <Icon name="search" size={14} />
          <TextInput
            aria-label={t('Filter objects')}
            placeholder={t('Filter objects')}
            value={query}
            onDraft={setQuery}
            onCommit={setQuery}
          />
        </div>
        <MenuButton iconOnly label={t('Add an object')} groups={addable}>
          <Icon name="add" />
        </MenuButton>
      </div>
      <Tree
        label={t('Objects of the design')}
        rows={rows}
        reveal={more.length === 0 ? (selected ?? null) : null}
        rowOf={(id) => rowOfObject(shown.design, id as Id, rows)}
        onToggle={(id, open) => setTurned(new Map(turned).set(id, open))}
        onPick={(id, more) => (more ? session.toggle([id]) : onGo(id as Id))}
        onOpen={(id) => onGo(id as Id)}
        onMenu={(id, at) => {
          if (id.includes('/')) return
          if (!session.now().selection.has(id)) session.select([id])
          onMenu(at)
        }}
      />
    </nav>
  )
}
