import type { SelectHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import './field.css'

export type Option<V extends string = string> = { readonly value: V; readonly label: string }

type SelectProps<V extends string> = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> & {
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChoose: (value: V) => void
  readonly quiet?: boolean
}

/** One of a few. */
export function Select<V extends string>({ value, options, onChoose, quiet, className, ...rest }: SelectProps<V>) {
  return (
    <select
      {...rest}
      className={classes('ui-input', className)}
      data-quiet={quiet || undefined}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen) onChoose(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
