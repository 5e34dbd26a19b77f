import './field.css'

type DateInputProps = {
  readonly id?: string
  readonly 'aria-describedby'?: string | undefined
  /** `2027-01-31`; null for none. */
  readonly value: string | null
  /** The first day that can be meant. */
  readonly min?: string
  readonly onChange: (day: string | null) => void
}

/** A day, or none. */
export function DateInput({ value, onChange, ...rest }: DateInputProps) {
  return (
    <input
      {...rest}
      type="date"
      className="ui-input"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
