import { type ReactNode, useCallback, useRef, useState } from 'react'
import { isMirrored } from '#words'
import { classes } from './classes.ts'
import { Menu, type MenuGroup, type MenuPoint } from './menu.tsx'

type MenuButtonProps = {
  readonly label: string
  readonly children: ReactNode
  readonly className?: string
  readonly look?: 'plain' | 'ghost' | 'primary'
  readonly iconOnly?: boolean
  /** Asked when the menu opens, so that a closed menu costs nothing. */
  readonly groups: () => readonly MenuGroup[]
}

/** A button that opens a menu under itself. */
export function MenuButton({ label, children, className, look = 'ghost', iconOnly, groups }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<MenuPoint | null>(null)
  const close = useCallback(() => setAt(null), [])
  const open = () => {
    const box = button.current?.getBoundingClientRect()
    if (box) setAt({ x: isMirrored() ? box.right : box.left, y: box.bottom + 4 })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes('ui-button', className)}
        data-look={look}
        data-icon-only={iconOnly ? '' : undefined}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        aria-label={label}
        onClick={() => (at ? close() : open())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          open()
        }}
      >
        {children}
      </button>
      {at && <Menu label={label} at={at} groups={groups()} onClose={close} />}
    </>
  )
}
