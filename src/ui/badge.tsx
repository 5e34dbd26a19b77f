import type { ReactNode } from 'react'
import './badge.css'

export type Tone = 'plain' | 'error' | 'warning' | 'info' | 'ok'

export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className="ui-badge" data-tone={tone}>
      {children}
    </span>
  )
}
