import type { KeyboardEvent, ReactNode } from 'react'
import { t, within } from '#words'
import { IconButton } from './button.tsx'
import './float.css'

type FloatProps = {
  /** Read aloud, and shown over what is in it unless `bare`. */
  readonly title: string
  readonly at: 'corner' | 'top'
  readonly bare?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Something small that stands over the diagram while one works on it. Escape closes it. */
export function Float({ title, at, bare, onClose, children }: FloatProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <section className="ui-float" data-at={at} aria-label={title} onKeyDown={onKeyDown}>
      {!bare && (
        <header className="ui-float-head">
          <h2>{title}</h2>
          <IconButton icon="close" size="small" label={t('Close {what}', { what: within(title) })} onClick={onClose} />
        </header>
      )}
      {children}
    </section>
  )
}
