import { ICONS, type IconName } from '../paint/icons.ts'

/** An icon from the same path as the drawn one. */
export function Icon({ name, size, className }: { name: IconName; size: number; className?: string }) {
  return (
    <svg className={className} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} fillRule="evenodd" fill="currentColor" />
    </svg>
  )
}
