import { ICON_PATHS, type IconName } from './icon-paths.ts'

/** These point along the line of reading, and the other way where that runs from right to left. */
const POINTING: ReadonlySet<string> = new Set(['arrow', 'back', 'chevron', 'forward', 'next', 'previous'])

/** One of our own line icons. Decoration only: what it means is said by the text or label beside it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="ui-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-points={POINTING.has(name) || undefined}
    >
      {ICON_PATHS[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  )
}
