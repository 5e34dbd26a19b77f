import { useCallback } from 'react'
import type { Id } from '#model'
import { OutlinePanel } from '#panels'
import { Empty } from '#ui'
import { t } from '#words'
import { actionOf } from './actions/index.ts'
import { useApp } from './context.tsx'
import { newTable } from './new-table.ts'

/** The outline in the diagram's place. */
export function OutlineHost() {
  const context = useApp()
  const { desk, session } = context
  const onDrop = useCallback((ids: readonly Id[]) => desk.setState({ dialog: { name: 'drop', ids } }), [desk])
  const onInspect = useCallback(
    (id: Id) => {
      desk.setState({ side: 'inspector' })
      session.togglePanel('side', true)
      session.select([id])
    },
    [desk, session],
  )
  return (
    <OutlinePanel
      onAddTable={(schema) => newTable(context, schema)}
      onDrop={onDrop}
      onInspect={onInspect}
      onClose={() => void actionOf('toggle-outline').run(context)}
      meanwhile={<Empty icon="outline" title={t('Loading…')} />}
    />
  )
}
