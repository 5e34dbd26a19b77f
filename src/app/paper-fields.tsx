import type { CanvasHandle } from '#canvas'
import { Field, Select } from '#ui'
import { msg, spoken, t } from '#words'

export type Paper = Parameters<CanvasHandle['sheets']>[0]
type PaperName = Exclude<Paper, 'own'>['paper']

const PAPERS: readonly { readonly value: 'own' | PaperName; readonly label: string }[] = [
  { value: 'own', label: msg('One page, as large as it is') },
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
  { value: 'letter', label: msg('Letter') },
]
const ACROSS = [1, 2, 3, 4, 5, 6, 7, 8]

type PaperFieldsProps = {
  readonly paper: Paper
  /** How many sheets it takes. */
  readonly sheets: { readonly rows: number; readonly columns: number } | null
  readonly onChoose: (paper: Paper) => void
}

/** What a PDF is printed on: a page of its own size, or a poster of several sheets. */
export function PaperFields({ paper, sheets, onChoose }: PaperFieldsProps) {
  const across = paper === 'own' ? 1 : paper.across
  const count = sheets ? sheets.rows * sheets.columns : 1
  const hint =
    count > 1
      ? t('{count} sheet: {across} across, {down} down|{count} sheets: {across} across, {down} down', {
          count,
          across: sheets?.columns ?? 0,
          down: sheets?.rows ?? 0,
        })
      : null
  return (
    <>
      <Field label={t('Paper of a PDF')} stacked>
        {({ id }) => (
          <Select
            id={id}
            value={paper === 'own' ? 'own' : paper.paper}
            options={spoken(PAPERS)}
            onChoose={(name) => onChoose(name === 'own' ? 'own' : { paper: name, across })}
          />
        )}
      </Field>
      {paper !== 'own' && (
        <Field label={t('Poster')} stacked hint={hint}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={String(across)}
              options={ACROSS.map((it) => ({
                value: String(it),
                label:
                  it === 1 ? t('All on one sheet') : t('{count} sheet across|{count} sheets across', { count: it }),
              }))}
              onChoose={(n) => onChoose({ ...paper, across: Number(n) })}
            />
          )}
        </Field>
      )}
    </>
  )
}
