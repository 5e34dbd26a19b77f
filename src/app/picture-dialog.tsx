import { useEffect, useMemo, useState } from 'react'
import type { CanvasHandle } from '#canvas'
import { useDesign, useSession } from '#session'
import { Button, Checkbox, Dialog, Field, Select, toast } from '#ui'
import { msg, spoken, t } from '#words'
import { download } from './actions/download.ts'
import { useApp } from './context.tsx'
import { type Paper, PaperFields } from './paper-fields.tsx'
import './picture-dialog.css'

type Asked = NonNullable<Parameters<CanvasHandle['drawing']>[0]>
const SIZES = ['1', '2', '3', '4'] as const
const THEMES = [
  { value: 'shown', label: msg('As shown') },
  { value: 'light', label: msg('Light') },
  { value: 'dark', label: msg('Dark') },
] as const
/** How wide the picture is shown before it is taken. */
const PREVIEW = 640

/** Takes a picture of the diagram or a part of it: to keep, or to paste elsewhere. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }) {
  const { canvas, design } = useApp()
  const handle = canvas()
  const diagram = useSession((it) => it.diagram)
  const selects = useSession((it) => it.selection.size > 0)
  const shapes = useDesign((it) => it.diagrams.get(diagram)?.shapes)
  const [part, setPart] = useState(selects ? 'selection' : 'all')
  const [theme, setTheme] = useState<(typeof THEMES)[number]['value']>('shown')
  const [transparent, setTransparent] = useState(false)
  const [scale, setScale] = useState<(typeof SIZES)[number]>('2')
  const [url, setUrl] = useState<string | null>(null)
  const asked = useMemo(
    (): Asked => ({
      of: part === 'all' || part === 'selection' ? part : { area: part },
      transparent,
      ...(theme === 'shown' ? {} : { theme }),
    }),
    [part, theme, transparent],
  )
  const [paper, setPaper] = useState<Paper>('own')
  const size = handle?.pictureSize(Number(scale), asked) ?? null
  useEffect(() => {
    let here = true
    let made: string | null = null
    const whole = handle?.pictureSize(1, asked)
    const k = whole ? Math.min(1, PREVIEW / whole.width) : 1
    void handle?.picture(k, asked).then((blob) => {
      if (!here || !blob) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    })
    return () => {
      here = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [handle, asked])
  const parts = [
    { value: 'all', label: t('The whole diagram') },
    ...(selects ? [{ value: 'selection', label: t('What is selected') }] : []),
    ...[...(shapes ?? [])].flatMap(([id, { sort, text }]) =>
      sort === 'area'
        ? [{ value: id, label: t('Area {name}', { name: text.split('\n')[0] || t('without a name') }) }]
        : [],
    ),
  ]
  const { name } = design.design()
  const formats = {
    png: { type: 'image/png', draw: () => handle?.picture(Number(scale), asked) },
    svg: { type: 'image/svg+xml', draw: () => handle?.drawing(asked) },
    pdf: { type: 'application/pdf', draw: () => handle?.document(paper, asked) },
  }
  const save = async (as: keyof typeof formats) => {
    const drawn = await formats[as].draw()
    if (drawn) download(`${name}.${as}`, drawn, formats[as].type)
    onClose()
  }
  const copy = async () => {
    try {
      const blob = handle?.picture(Number(scale), asked).then((it) => it ?? new Blob())
      if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
      toast(t('Picture copied'))
      onClose()
    } catch {
      toast(t('The browser did not allow a picture to be copied; save it instead.'), { tone: 'error' })
    }
  }
  return (
    <Dialog
      title={t('Picture')}
      width={720}
      onClose={onClose}
      foot={
        <>
          <Button icon="copy" disabled={!size} onClick={() => void copy()}>
            {t('Copy PNG')}
          </Button>
          <Button icon="download" disabled={!size} onClick={() => void save('svg')}>
            {t('Save SVG')}
          </Button>
          <Button icon="download" disabled={!size} onClick={() => void save('pdf')}>
            {t('Save PDF')}
          </Button>
          <Button look="primary" icon="download" disabled={!size} onClick={() => void save('png')}>
            {t('Save PNG')}
          </Button>
        </>
      }
    >
      {size ? (
        <div className="picture">
          <div className="picture-frame">{url && <img src={url} alt={t('How it will look')} />}</div>
          <div className="picture-how">
            <Field label={t('What')} stacked>
              {({ id }) => <Select id={id} data-focus value={part} options={parts} onChoose={setPart} />}
            </Field>
            <Field label={t('Colours')} stacked>
              {({ id }) => <Select id={id} value={theme} options={spoken(THEMES)} onChoose={setTheme} />}
            </Field>
            <Field
              label={t('Size of a PNG')}
              stacked
              hint={t('{width} × {height} pixels', { width: size.width, height: size.height })}
            >
              {({ id, describedBy }) => (
                <Select
                  id={id}
                  aria-describedby={describedBy}
                  value={scale}
                  options={SIZES.map((it) => ({ value: it, label: `${it}×` }))}
                  onChoose={setScale}
                />
              )}
            </Field>
            <PaperFields paper={paper} sheets={handle?.sheets(paper, asked) ?? null} onChoose={setPaper} />
            <Checkbox label={t('Without a ground')} checked={transparent} onToggle={setTransparent} />
          </div>
        </div>
      ) : (
        <p>{t('There is nothing on the diagram to make a picture of.')}</p>
      )}
    </Dialog>
  )
}
