import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Tooltip } from './tooltip.tsx'
import './button.css'

type Look = 'plain' | 'primary' | 'danger' | 'ghost'
type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>

type ButtonProps = Native & {
  readonly look?: Look
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  readonly submit?: boolean
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', size = 'normal', icon, submit, children, className, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={classes('ui-button', className)}
      data-look={look}
      data-size={size}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 13 : 15} />}
      {children}
    </button>
  )
}

type IconButtonProps = Native & {
  readonly icon: IconName
  /** Read aloud, and shown as the tooltip. */
  readonly label: string
  readonly keys?: string
  readonly look?: Look
  readonly size?: 'normal' | 'small'
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is only its icon; its name shows on hover and is read aloud. */
export function IconButton({
  icon,
  label,
  keys,
  look = 'ghost',
  size = 'normal',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        className={classes('ui-button', className)}
        data-look={look}
        data-size={size}
        data-icon-only=""
      >
        <Icon name={icon} size={size === 'small' ? 14 : 16} />
      </button>
    </Tooltip>
  )
}
