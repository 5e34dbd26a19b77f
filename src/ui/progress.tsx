import './progress.css'

/** How far something is, from 0 to 1; null while nobody knows. */
export function Progress({ label, value }: { readonly label: string; readonly value: number | null }) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      className="ui-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      data-unknown={percent === null || undefined}
    >
      <i style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  )
}
