import type { OptionField } from '#export'
import { intend } from '#model'
import { useDesign, useDesignStore } from '#session'
import { Button, Checkbox, Dialog, Field, Select, TextInput } from '#ui'
import { t } from '#words'
import type { Language } from './code-messages.ts'
import { CHOICE_TITLES, OPTION_TITLES } from './option-words.ts'

type Value = OptionField['usual']
type OptionsDialogProps = { readonly language: Language; readonly onClose: () => void }

/** How the design is written in a language. Each choice holds at once, is a step of its own, and stays with the design. */
export function OptionsDialog({ language, onClose }: OptionsDialogProps) {
  const store = useDesignStore()
  const entry = useDesign((it) => it.intent.get(`export/${language.id}`))
  const chosen = entry?.sort === 'export' ? entry.options : {}
  const choose = ({ name, usual }: OptionField, value: Value) => {
    const { [name]: _, ...rest } = chosen
    const options = value === usual ? rest : { ...rest, [name]: value }
    store.commit(
      t('set options of {language}', { language: language.title }),
      intend(store.design(), { sort: 'export', language: language.id, options }),
    )
  }
  return (
    <Dialog
      title={t('Options of {language}', { language: language.title })}
      width={460}
      onClose={onClose}
      foot={
        <Button look="primary" onClick={onClose}>
          {t('Done')}
        </Button>
      }
    >
      <div className="code-options">
        {language.options.map((option) => (
          <OptionInput
            key={option.name}
            option={option}
            value={chosen[option.name] ?? option.usual}
            onChoose={(value) => choose(option, value)}
          />
        ))}
      </div>
    </Dialog>
  )
}

type OptionInputProps = {
  readonly option: OptionField
  readonly value: Value
  readonly onChoose: (value: Value) => void
}

function OptionInput({ option: { name, choices }, value, onChoose }: OptionInputProps) {
  const title = OPTION_TITLES[name]
  const label = title ? t(title) : name
  if (typeof value === 'boolean') return <Checkbox label={label} checked={value} onToggle={onChoose} />
  const titleOf = (choice: string): string => {
    const known = CHOICE_TITLES[choice]
    return known ? t(known) : choice
  }
  return (
    <Field label={label}>
      {({ id, describedBy }) =>
        choices ? (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={value}
            options={choices.map((choice) => ({ value: String(choice), label: titleOf(String(choice)) }))}
            onChoose={onChoose}
          />
        ) : (
          <TextInput id={id} aria-describedby={describedBy} value={value} onCommit={onChoose} />
        )
      }
    </Field>
  )
}
