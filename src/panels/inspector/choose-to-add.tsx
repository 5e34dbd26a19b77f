import { useState } from 'react'
import type { Id } from '#model'
import { Combobox } from '#ui'
import { t } from '#words'

export type Choice = { readonly id: Id; readonly path: string }

type ChooseToAddProps = {
  readonly label: string
  /** Asked only once someone types: there may be thousands. */
  readonly choices: () => readonly Choice[]
  readonly onChoose: (id: Id) => void
}

/** Takes one more object by its name. */
export function ChooseToAdd({ label, choices, onChoose }: ChooseToAddProps) {
  const [round, setRound] = useState(0)
  return (
    <Combobox
      label={label}
      placeholder={t('Add…')}
      value=""
      round={round}
      suggest={(typed) =>
        choices()
          .filter((it) => it.path.toLowerCase().includes(typed.trim().toLowerCase()))
          .map((it) => ({ value: it.path }))
      }
      onCommit={(typed) => {
        const chosen = choices().find((it) => it.path === typed.trim())
        if (!chosen) return
        setRound(round + 1)
        onChoose(chosen.id)
      }}
    />
  )
}
