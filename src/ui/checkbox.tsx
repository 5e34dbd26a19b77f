import './field.css'

type CheckboxProps = {
  readonly checked: boolean
  readonly label: string
  readonly disabled?: boolean
  readonly onToggle: (checked: boolean) => void
}

export function Checkbox({ checked, label, disabled, onToggle }: CheckboxProps) {
  return (
    <label className="ui-check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onToggle(event.target.checked)}
      />
      {label}
    </label>
  )
}
