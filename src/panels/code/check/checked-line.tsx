import type { Notice } from '#model'
import { Badge } from '#ui'
import { showDate, t } from '#words'
import type { Checked } from './use-checked.ts'

const isError = (it: Notice): boolean => it.severity === 'error'

/** Beside a tab's title: whether its tool was content. Said in words beneath the text. */
export function CheckedBadge({ checked }: { readonly checked: Checked | undefined }) {
  if (!checked?.by) return null
  const errors = checked.faults.filter(isError).length
  return (
    <span aria-hidden="true" className="code-tab-badge">
      <Badge tone={errors > 0 ? 'error' : 'ok'}>{errors > 0 ? errors : '✓'}</Badge>
    </span>
  )
}

/** What checked the text, when, and what it found; or why nothing did. */
export function CheckedLine({ checked }: { readonly checked: Checked | undefined }) {
  if (!checked) return null
  if (checked.by === null)
    return (
      <p role="status" className="code-checked">
        {t('Not checked: {why}', { why: checked.why })}
      </p>
    )
  const { by, at, faults } = checked
  const [first] = faults.filter(isError)
  const said = { tool: by, time: showDate(at, { timeStyle: 'medium' }) }
  return (
    <p role="status" className="code-checked" data-fault={first ? '' : undefined}>
      {first
        ? t('{tool}, {time}: line {line}: {message}', { ...said, line: first.at?.line ?? 0, message: first.message })
        : t('Checked by {tool} at {time}: nothing wrong', said)}
    </p>
  )
}
