import { isChoice, STYLE_OPTIONS, type StyleOptionId } from '#model'
import { Field, IconButton, Select, TextInput } from '#ui'
import { t, translated } from '#words'

type OptionFieldProps = {
  readonly option: StyleOptionId
  readonly value: string
  /** Whether the design says it otherwise than the style it builds on. */
  readonly own: boolean
  readonly onSet: (value: string | null) => void
}

/** One thing that a house style decides: what it is about, and what the choice means. */
export function OptionField({ option, value, own, onSet }: OptionFieldProps) {
  const { title, means, choices }: { title: string; means: string; choices: Readonly<Record<string, string>> | null } =
    STYLE_OPTIONS[option]
  const called = (choice: string) => translated(choice.replaceAll('-', ' '))
  return (
    <div className="style-option" data-own={own || undefined}>
      <Field
        label={translated(title)}
        hint={
          choices ? `${translated(means)}. “${called(value)}”: ${translated(choices[value] ?? '')}` : translated(means)
        }
      >
        {({ id, describedBy }) =>
          choices ? (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={value}
              options={Object.keys(choices).map((choice) => ({ value: choice, label: called(choice) }))}
              onChoose={onSet}
            />
          ) : (
            <TextInput
              id={id}
              aria-describedby={describedBy}
              value={value}
              onCommit={(text) => isChoice(option, text) && onSet(text)}
            />
          )
        }
      </Field>
      {own && (
        <IconButton
          icon="back"
          size="small"
          label={t('As the style has it: {title}', { title: translated(title) })}
          onClick={() => onSet(null)}
        />
      )}
    </div>
  )
}
