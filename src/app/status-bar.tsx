import { rootsOf } from '#model'
import { useDesign, useSession } from '#session'
import { Icon, IconButton } from '#ui'
import { msg, t, translated } from '#words'
import { actionOf } from './actions/index.ts'
import { titleOf, useApp, useDesk } from './context.tsx'
import type { SaveState } from './desk.ts'
import { showKeys } from './keys.ts'

const SAVE_WORDS: Readonly<Record<SaveState, string>> = {
  saved: msg('Saved in this browser'),
  saving: msg('Saving…'),
  unsaved: msg('Saving…'),
  failed: msg('Not saved: storage is full or shut off'),
  off: '',
}

export type ProblemCounts = { readonly errors: number; readonly warnings: number }

/** Counts, problems, saving, zoom; and what was just said, for those who hear it. */
export function StatusBar({ counts }: { readonly counts: ProblemCounts | null }) {
  const context = useApp()
  const save = useDesk((it) => it.save)
  const start = useDesk((it) => it.start)
  const postgres = useDesign((design) => design.postgres)
  const tables = useDesign((design) => rootsOf(design, 'table').length)
  const shown = useDesign((design) => {
    const places = design.diagrams.get(context.session.now().diagram)?.places
    return rootsOf(design, 'table').filter((it) => places?.has(it.id)).length
  })
  const selected = useSession((it) => it.selection.size)
  const zoom = useDesk((it) => it.zoom)
  const said = useSession((it) => it.status)
  return (
    <footer className="status-bar">
      <span>
        {shown < tables
          ? t('{count} table, {shown} on the diagram|{count} tables, {shown} on the diagram', { count: tables, shown })
          : t('{count} table|{count} tables', { count: tables })}
      </span>
      {selected > 0 && <span>{t('{selected} selected', { selected })}</span>}
      {counts && (
        <button
          type="button"
          aria-label={t('Problems: {errors} errors, {warnings} warnings', counts)}
          onClick={() => void actionOf('toggle-problems').run(context)}
        >
          <Icon name="error" size={13} /> {counts.errors}
          <Icon name="warning" size={13} /> {counts.warnings}
        </button>
      )}
      <span className="status-said" role="status" aria-live="polite" key={said.count}>
        {said.text}
      </span>
      <span className="top-space" />
      <span data-tone={save === 'failed' ? 'error' : undefined}>{translated(SAVE_WORDS[save])}</span>
      <span dir="ltr">PostgreSQL {postgres}</span>
      {!start && (
        <button
          type="button"
          aria-label={t('Zoom: {zoom}%', { zoom })}
          title={t('Zoom to 100%')}
          onClick={() => void actionOf('zoom-100').run(context)}
        >
          {zoom}%
        </button>
      )}
      {!start &&
        ['zoom-out', 'zoom-in', 'fit'].map((id) => {
          const action = actionOf(id)
          return (
            <IconButton
              key={id}
              icon={action.icon ?? 'fit'}
              size="small"
              label={titleOf(action, context)}
              keys={showKeys(action.keys?.[0] ?? '')}
              onClick={() => void action.run(context)}
            />
          )
        })}
    </footer>
  )
}
