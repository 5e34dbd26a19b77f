import { useEffect, useMemo, useState } from 'react'
import { intend, PROFILE_OPTIONS, PROFILES, type Severity, STYLE_OPTIONS, type StyleOptionId } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog, Field, Select, TextInput } from '#ui'
import { msg, showNumber, spoken, t, translated } from '#words'
import type { Reviewed, RuleInfo, Style, StyleTrial } from '../problems/problem.ts'
import { OptionField } from './option-field.tsx'
import { STYLE_NAMES } from './style-names.ts'
import './style.css'

type StyleDialogProps = { readonly reviewed: Reviewed; readonly onClose: () => void }

/** What the design is judged by: a house style, and what this design says otherwise. Nothing is applied unseen. */
export function StyleDialog({ reviewed, onClose }: StyleDialogProps) {
  const store = useDesignStore()
  const entry = store.design().intent.get('profile')
  const [style, setStyle] = useState<Style>(() =>
    entry?.sort === 'profile'
      ? { extends: entry.extends, options: entry.options, severities: entry.severities }
      : { extends: 'default', options: {}, severities: {} },
  )
  const [rules, setRules] = useState<readonly RuleInfo[]>([])
  const [sought, seek] = useState('')
  const trial = useTrial(reviewed, style)
  const { rules: askRules } = reviewed
  useEffect(() => {
    let here = true
    void askRules().then((all) => here && setRules(all))
    return () => {
      here = false
    }
  }, [askRules])
  const base = PROFILE_OPTIONS[style.extends]
  const setOption = (option: StyleOptionId, value: string | null) => {
    const { [option]: _, ...rest } = style.options
    setStyle({ ...style, options: value === null || value === base[option] ? rest : { ...rest, [option]: value } })
  }
  const setSeverity = (rule: RuleInfo, severity: Severity | 'off') => {
    const { [rule.id]: _, ...rest } = style.severities
    const same = severity === rule.severity[style.extends]
    setStyle({ ...style, severities: same ? rest : { ...rest, [rule.id]: severity } })
  }
  const apply = () => {
    store.commit(t('set the style'), intend(store.design(), { sort: 'profile', ...style }))
    onClose()
  }
  const words = sought.trim().toLowerCase()
  const shown = rules.filter((it) =>
    `${it.id} ${it.title} ${translated(it.title)} ${it.group}`.toLowerCase().includes(words),
  )
  return (
    <Dialog
      title={t('Style that the design is judged by')}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Trial trial={trial} />
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" onClick={apply}>
            {t('Apply')}
          </Button>
        </>
      }
    >
      <Field label={t('Builds on')}>
        {({ id }) => (
          <Select
            id={id}
            value={style.extends}
            options={PROFILES.map((it) => ({ value: it, label: t(STYLE_NAMES[it]) }))}
            onChoose={(profile) => setStyle({ ...style, extends: profile })}
          />
        )}
      </Field>
      <div className="style-options">
        {(Object.keys(STYLE_OPTIONS) as StyleOptionId[]).map((option) => (
          <OptionField
            key={option}
            option={option}
            value={style.options[option] ?? base[option]}
            own={option in style.options}
            onSet={(value) => setOption(option, value)}
          />
        ))}
      </div>
      <details className="style-rules">
        <summary>
          {t('{count} rule|{count} rules', { count: rules.length })}{' '}
          <small>{t('{count} set by hand', { count: Object.keys(style.severities).length })}</small>
        </summary>
        <TextInput
          aria-label={t('Find a rule')}
          placeholder={t('Find a rule')}
          value=""
          onDraft={seek}
          onCommit={seek}
        />
        {shown.map((rule) => (
          <div key={rule.id} className="style-rule" data-own={rule.id in style.severities || undefined}>
            <span>
              <b>{translated(rule.title)}</b> <code>{rule.id}</code>
              <small lang="en" dir="ltr">
                {rule.why}
              </small>
            </span>
            <Select
              aria-label={t('How loud {id} is', { id: rule.id })}
              value={style.severities[rule.id] ?? rule.severity[style.extends]}
              options={spoken(SEVERITIES)}
              onChoose={(severity) => setSeverity(rule, severity)}
            />
          </div>
        ))}
      </details>
    </Dialog>
  )
}

const SEVERITIES = [
  { value: 'error', label: msg('error') },
  { value: 'warning', label: msg('warning') },
  { value: 'info', label: msg('info') },
  { value: 'off', label: msg('off') },
] as const

/** How long a person may go on choosing before the design is looked at again, in milliseconds. */
const PAUSE = 250

function useTrial({ tryStyle }: Reviewed, style: Style): StyleTrial | null {
  const [trial, setTrial] = useState<StyleTrial | null>(null)
  useEffect(() => {
    let here = true
    setTrial(null)
    const timer = setTimeout(() => void tryStyle(style).then((found) => here && setTrial(found)), PAUSE)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [tryStyle, style])
  return trial
}

const MOST_TOLD = 4

/** What would be found beyond now, and no more. */
function Trial({ trial }: { readonly trial: StyleTrial | null }) {
  const told = useMemo(() => {
    const say = (counts: StyleTrial['more']) => {
      const total = counts.reduce((sum, it) => sum + it.count, 0)
      const first = [...counts].sort((a, b) => b.count - a.count).slice(0, MOST_TOLD)
      return total === 0 ? '0' : `${showNumber(total)} (${first.map((it) => `${it.count} ${it.rule}`).join(', ')}…)`
    }
    if (!trial) return t('Looking at the design…')
    if (trial.more.length + trial.fewer.length === 0) return t('Nothing else would be found.')
    return t('Found beyond now: {more}. Found no more: {fewer}.', { more: say(trial.more), fewer: say(trial.fewer) })
  }, [trial])
  return (
    <p className="style-trial" role="status">
      {told}
    </p>
  )
}
