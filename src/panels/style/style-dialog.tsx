import { useEffect, useMemo, useState } from 'react'
import { intend, PROFILE_OPTIONS, PROFILES, type Severity, STYLE_OPTIONS, type StyleOptionId } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog, Field, Select, TextInput } from '#ui'
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
    store.commit('set the style', intend(store.design(), { sort: 'profile', ...style }))
    onClose()
  }
  const words = sought.trim().toLowerCase()
  const shown = rules.filter((it) => `${it.id} ${it.title} ${it.group}`.toLowerCase().includes(words))
  return (
    <Dialog
      title="Style that the design is judged by"
      width={860}
      onClose={onClose}
      foot={
        <>
          <Trial trial={trial} />
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      <Field label="Builds on">
        {({ id }) => (
          <Select
            id={id}
            value={style.extends}
            options={PROFILES.map((it) => ({ value: it, label: STYLE_NAMES[it] }))}
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
          {rules.length} rules <small>{Object.keys(style.severities).length} set by hand</small>
        </summary>
        <TextInput aria-label="Find a rule" placeholder="Find a rule" value="" onDraft={seek} onCommit={seek} />
        {shown.map((rule) => (
          <div key={rule.id} className="style-rule" data-own={rule.id in style.severities || undefined}>
            <span>
              <b>{rule.title}</b> <code>{rule.id}</code>
              <small>{rule.why}</small>
            </span>
            <Select
              aria-label={`How loud ${rule.id} is`}
              value={style.severities[rule.id] ?? rule.severity[style.extends]}
              options={SEVERITIES}
              onChoose={(severity) => setSeverity(rule, severity)}
            />
          </div>
        ))}
      </details>
    </Dialog>
  )
}

const SEVERITIES = (['error', 'warning', 'info', 'off'] as const).map((value) => ({ value, label: value }))

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
      return total === 0 ? '0' : `${total} (${first.map((it) => `${it.count} ${it.rule}`).join(', ')}…)`
    }
    if (!trial) return 'Looking at the design…'
    if (trial.more.length + trial.fewer.length === 0) return 'Nothing else would be found.'
    return `Found beyond now: ${say(trial.more)}. Found no more: ${say(trial.fewer)}.`
  }, [trial])
  return (
    <p className="style-trial" role="status">
      {told}
    </p>
  )
}
