import type { CanvasHandle } from '#canvas'
import { Field, Select } from '#ui'

export type Paper = Parameters<CanvasHandle['sheets']>[0]
type PaperName = Exclude<Paper, 'own'>['paper']

const PAPERS: readonly { readonly value: 'own' | PaperName; readonly label: string }[] = [
  { value: 'own', label: 'One page, as large as it is' },
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
  { value: 'letter', label: 'Letter' },
]
const ACROSS = [1, 2, 3, 4, 5, 6, 7, 8].map((it) => ({
  value: String(it),
  label: it === 1 ? 'All on one sheet' : `${it} sheets across`,
}))

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
  const hint = count > 1 ? `${count} sheets: ${sheets?.columns} across, ${sheets?.rows} down` : null
  return (
    <>
      <Field label="Paper of a PDF" stacked>
        {({ id }) => (
          <Select
            id={id}
            value={paper === 'own' ? 'own' : paper.paper}
            options={PAPERS}
            onChoose={(name) => onChoose(name === 'own' ? 'own' : { paper: name, across })}
          />
        )}
      </Field>
      {paper !== 'own' && (
        <Field label="Poster" stacked hint={hint}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={String(across)}
              options={ACROSS}
              onChoose={(n) => onChoose({ ...paper, across: Number(n) })}
            />
          )}
        </Field>
      )}
    </>
  )
}
