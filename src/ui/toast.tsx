import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { createStore, useStore } from 'zustand'
import { t } from '#words'
import { Button, IconButton } from './button.tsx'
import './toast.css'

export type ToastTone = 'plain' | 'error'
type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: ToastTone
  readonly action: { readonly label: string; readonly run: () => void } | null
}

const toasts = createStore<readonly Toast[]>(() => [])
let nextId = 1
const dismiss = (id: number) =>
  toasts.setState(
    toasts.getState().filter((it) => it.id !== id),
    true,
  )

/** Says something in passing, read aloud too; errors stay until they are dismissed. */
export function toast(text: string, options: { tone?: ToastTone; action?: Toast['action'] } = {}): void {
  const { tone = 'plain', action = null } = options
  const it: Toast = { id: nextId++, text, tone, action }
  toasts.setState([...toasts.getState().slice(-3), it], true)
}

/** Where toasts appear. Mounted once. */
export function Toasts() {
  const shown = useStore(toasts)
  return createPortal(
    <div className="ui-toasts" role="status" aria-live="polite">
      {shown.map((it) => (
        <Card key={it.id} it={it} />
      ))}
    </div>,
    document.body,
  )
}

function Card({ it }: { readonly it: Toast }) {
  useEffect(() => {
    if (it.tone === 'error') return
    const timer = setTimeout(() => dismiss(it.id), it.action ? 8000 : 4000)
    return () => clearTimeout(timer)
  }, [it])
  const { action } = it
  return (
    <div className="ui-toast" data-tone={it.tone}>
      <span>{it.text}</span>
      {action && (
        <Button
          size="small"
          onClick={() => {
            dismiss(it.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label={t('Dismiss')} size="small" onClick={() => dismiss(it.id)} />
    </div>
  )
}
