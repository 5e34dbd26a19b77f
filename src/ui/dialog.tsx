import { type ReactNode, useEffect, useId, useRef } from 'react'
import { t } from '#words'
import { IconButton } from './button.tsx'
import './dialog.css'

type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  readonly width?: number
}

/** A modal dialog: the browser holds the focus inside it, Escape closes it. */
export function Dialog({ title, onClose, children, foot, width }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const here = dialog.current
    if (here && !here.open) {
      here.showModal()
      // The browser would choose the close button.
      const first = here.querySelector<HTMLElement>('[data-focus]')
      const primary = here.querySelector<HTMLElement>('.ui-dialog-foot .ui-button[data-look="primary"]:not(:disabled)')
      const body = here.querySelector<HTMLElement>('.ui-dialog-body')
      // What has to be scrolled can be by keyboard, whether or not anything in it takes the focus.
      if (body && body.scrollHeight > body.clientHeight) body.tabIndex = 0
      const target = first ?? primary ?? body
      target?.focus()
    }
    return () => here?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="ui-dialog"
      aria-labelledby={heading}
      style={width ? ({ '--dialog-width': `${width}px` } as React.CSSProperties) : undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className="ui-dialog-head">
        <h2 id={heading}>{title}</h2>
        <IconButton icon="close" label={t('Close')} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
      <div className="ui-dialog-body" tabIndex={0}>
        {children}
      </div>
      {foot && <footer className="ui-dialog-foot">{foot}</footer>}
    </dialog>
  )
}
