import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './empty.css'

type EmptyProps = { readonly icon: IconName; readonly title: string; readonly children?: ReactNode }

/** What a panel says when it has nothing to show, and what could be done about it. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className="ui-empty">
      <Icon name={icon} size={22} />
      <strong>{title}</strong>
      {children}
    </div>
  )
}
