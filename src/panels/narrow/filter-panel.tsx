import { useDeferredValue, useMemo } from 'react'
import type { Severity } from '#model'
import { NO_FILTER, useDesign, useSession, useSessionStore } from '#session'
import { Button, Checkbox, Empty, Field, Select } from '#ui'
import { msg, spoken, t } from '#words'
import { filterGroups, flipped } from './filter-lines.ts'
import './narrow.css'

const FINDINGS: readonly { readonly value: Severity | 'none'; readonly label: string }[] = [
  { value: 'none', label: msg('Whatever was found') },
  { value: 'error', label: msg('With errors') },
  { value: 'warning', label: msg('With warnings or errors') },
  { value: 'info', label: msg('With any finding') },
]

/** Chooses what the diagram shows of all that is on it: by schema, kind, area and finding. */
export function FilterPanel() {
  const session = useSessionStore()
  const filter = useSession((it) => it.filter)
  const only = useSession((it) => it.only)
  const diagram = useSession((it) => it.diagram)
  const design = useDeferredValue(useDesign((it) => it))
  const groups = useMemo(() => filterGroups(design, diagram), [design, diagram])
  const all = design.diagrams.get(diagram)?.places.size ?? 0
  if (all === 0) return <Empty icon="filter" title={t('Nothing is on this diagram yet')} />
  return (
    <section className="filter-panel" aria-label={t('Filter')}>
      {groups.map(({ key, title, lines }) => (
        <fieldset key={key}>
          <legend>{title}</legend>
          {lines.map(({ value, title: name, count }) => (
            <div key={value} className="filter-line">
              <Checkbox
                label={name}
                checked={(filter[key] as readonly string[]).includes(value)}
                onToggle={() => session.set({ filter: flipped(filter, key, value) })}
              />
              <small>{count}</small>
            </div>
          ))}
        </fieldset>
      ))}
      <Field label={t('Findings')} stacked>
        {({ id }) => (
          <Select
            id={id}
            value={filter.findings ?? 'none'}
            options={spoken(FINDINGS)}
            onChoose={(it) => session.set({ filter: { ...filter, findings: it === 'none' ? null : it } })}
          />
        )}
      </Field>
      <div className="filter-foot">
        <span role="status">
          {only ? t('{some} of {all} shown', { some: only.size, all }) : t('All {all} shown', { all })}
        </span>
        <Button size="small" disabled={filter === NO_FILTER} onClick={() => session.set({ filter: NO_FILTER })}>
          {t('Show all')}
        </Button>
      </div>
    </section>
  )
}
