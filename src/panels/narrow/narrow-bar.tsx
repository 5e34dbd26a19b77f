import { pathOf } from '#model'
import { NO_FILTER, useDesign, useSession, useSessionStore } from '#session'
import { Button, Float, IconButton } from '#ui'
import { t } from '#words'
import './narrow.css'

type NarrowBarProps = { readonly onStep: (by: 1 | -1) => void }

/** Says that the diagram shows only a part of what is on it, how large a part, and leads back to all. */
export function NarrowBar({ onStep }: NarrowBarProps) {
  const session = useSessionStore()
  const only = useSession((it) => it.only)
  const focus = useSession((it) => it.focus)
  const diagram = useSession((it) => it.diagram)
  const all = useDesign((design) => design.diagrams.get(diagram)?.places.size ?? 0)
  const about = useDesign((design) => (focus?.about ?? []).map((id) => pathOf(design, id)).join(', '))
  if (!only) return null
  const leave = () => session.set(focus ? { focus: null } : { filter: NO_FILTER })
  return (
    <Float title={t('Part of the diagram')} at="top" bare onClose={leave}>
      <div className="narrow-bar">
        {focus ? (
          <>
            <b title={about}>{about}</b>
            <span className="narrow-steps">
              <IconButton
                icon="minus"
                size="small"
                label={t('Fewer steps')}
                keys="["
                disabled={focus.hops === 0}
                onClick={() => onStep(-1)}
              />
              <output aria-label={t('Steps around')}>{t('{count} step|{count} steps', { count: focus.hops })}</output>
              <IconButton icon="add" size="small" label={t('More steps')} keys="]" onClick={() => onStep(1)} />
            </span>
          </>
        ) : (
          <b>{t('Filtered')}</b>
        )}
        <small>{t('{some} of {all} shown', { some: only.size, all })}</small>
        <Button size="small" look="ghost" icon="close" onClick={leave}>
          {t('Show all')}
        </Button>
      </div>
    </Float>
  )
}
