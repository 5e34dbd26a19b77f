import type { AnchorHTMLAttributes } from 'react'
import { type Design, type Id, pathOf } from '#model'
import { useDesign } from '#session'
import { useOutline } from './outline-context.ts'

const hrefOf = (design: Design, id: Id): string => `#&at=${encodeURIComponent(pathOf(design, id))}`

type Native = Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'tabIndex' | 'onFocus'>
type OutlineLinkProps = Native & { readonly to: Id; readonly text: string; readonly 'data-cell'?: string }

/** Leads to a table's heading. */
export function OutlineLink({ to, text, ...rest }: OutlineLinkProps) {
  const { go } = useOutline()
  const href = useDesign((design) => hrefOf(design, to))
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go(to)
      }}
    >
      {text}
    </a>
  )
}
