import { type ReactNode, useId } from 'react'
import './field.css'

type FieldProps = {
  readonly label: string
  readonly hint?: string | null
  readonly error?: string | null
  readonly stacked?: boolean
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode
}

/** A label, its control, and what is wrong with it or worth knowing. */
export function Field({ label, hint, error, stacked, children }: FieldProps) {
  const id = useId()
  const about = error || hint ? `${id}-about` : undefined
  return (
    <div className="ui-field" data-stacked={stacked || undefined}>
      <label htmlFor={id}>{label}</label>
      <div>{children({ id, describedBy: about })}</div>
      {(error || hint) && (
        <p id={about} className={error ? 'ui-field-error' : 'ui-field-hint'} role={error ? 'alert' : undefined}>
          {error || hint}
        </p>
      )}
    </div>
  )
}
