// biome-ignore-all lint/a11y/useSemanticElements: cells stand at fixed places over drawn ones, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the canvas holds the focus and names the active cell (aria-activedescendant)

import { memo } from 'react'
import { useStore } from 'zustand'
import type { Id } from '#model'
import { useSession } from '#session'
import { t } from '#words'
import { useCard, useEngine, useMomentary, useScene } from '../engine-context.ts'
import type { Card } from '../project/scene.ts'
import { CardRow, domId } from './card-row.tsx'
import { CellEditor } from './cell-editor.tsx'
import { FindingMarks } from './finding-marks.tsx'
import { HeadMarks } from './head-marks.tsx'
import { Icon } from './icon.tsx'

function labelOf({ look, title, badge, columns, marks }: Card): string {
  const kind = look === 'other' ? (badge ?? 'object') : look.replaceAll('-', ' ')
  const parts = look === 'enum' ? `, ${columns} values` : HAS_COLUMNS.has(look) ? `, ${columns} columns` : ''
  const more = (look === 'table' || look === 'area') && badge ? `, ${badge}` : ''
  return [`${kind} ${title}${parts}${more}`, ...marks.map((it) => it.said)].join(', ')
}

const HAS_COLUMNS: ReadonlySet<string> = new Set(['table', 'foreign-table', 'view', 'materialized-view'])

/** A card as DOM, over the drawn one and pixel for pixel alike. */
export const CardNode = memo(function CardNode({ id }: { id: string }) {
  const about = id as Id
  const card = useCard(about)
  const colour = useScene((scene) => scene.cards.get(about)?.colour ?? null)
  const away = useMomentary((now) => now.away.has(about))
  const dim = useMomentary((now) => now.dims && !now.lit.has(about))
  const selected = useSession((now) => now.selection.has(about))
  const focused = useSession((now) => now.focused?.table === about && now.focused.column === null)
  const naming = useSession((now) => now.editing?.table === about && now.editing.column === null)
  const hasFindings = useStore(useEngine().scenes, (now) => now.findings.size > 0)
  if (!card) return null
  return (
    <div
      role="group"
      id={domId(about)}
      className="sw-card"
      aria-label={labelOf(card)}
      data-testid={`card-${card.title}`}
      data-look={card.look}
      data-away={away || undefined}
      data-dim={dim || undefined}
      data-selected={selected || undefined}
      data-focused={focused || undefined}
      style={{ width: card.width, height: card.height }}
    >
      <div className="sw-head" data-whole={card.rows.length === 0 || undefined} data-colour={colour ?? undefined}>
        <Icon name={card.look} size={14} />
        <span className="sw-title">{card.shownTitle}</span>
        <HeadMarks marks={card.marks} />
        {card.badge && <span className="sw-badge">{card.badge}</span>}
        {naming && <CellEditor cell={{ table: about, column: null, field: 'name' }} text={nameOf(card)} />}
      </div>
      {card.rows.length > 0 && (
        <div role="grid" aria-label={t('Rows of {title}', { title: card.title })}>
          {card.rows.map((row, i) => (
            <CardRow key={row.id} table={about} row={row} index={i} />
          ))}
        </div>
      )}
      {hasFindings && <FindingMarks card={card} />}
    </div>
  )
})

const nameOf = (card: Card): string => (card.schema ? card.title.slice(card.schema.length + 1) : card.title)
