import { t } from '#words'

type Props = {
  readonly choices: readonly string[]
  readonly chosen: number
  readonly onChoose: (choice: string) => void
}

/** The types that fit what was typed so far. */
export function TypeList({ choices, chosen, onChoose }: Props) {
  return (
    <div className="sw-types nowheel" role="listbox" id="sw-types" aria-label={t('Types')}>
      {choices.map((choice, i) => (
        <div
          key={choice}
          role="option"
          id={`sw-type-${i}`}
          tabIndex={-1}
          aria-selected={i === chosen}
          onPointerDown={(event) => {
            // The field must not lose the focus before the choice is taken.
            event.preventDefault()
            onChoose(choice)
          }}
        >
          {choice}
        </div>
      ))}
    </div>
  )
}
