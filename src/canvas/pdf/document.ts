import type { Box } from '../project/scene.ts'
import { num, PdfFile, pdfString, type Ref } from './pdf-file.ts'
import { PdfPen } from './pdf-pen.ts'
import { type Paper, type Sheet, type Sheets, sheetsFor } from './sheets.ts'
import { Writing } from './writing.ts'

type Asked = {
  readonly box: Box
  readonly title: string
  readonly paper: Paper
  /** The ground's colour; null for none. */
  readonly ground: string | null
  readonly paint: (pen: PdfPen) => Promise<void>
}

const MARK = 9
const GREY = '#8a8f98'

/** A PDF of a picture: text that can be found and copied, lines that stay sharp, on one page or on many. */
export async function makePdf({ box, title, paper, ground, paint }: Asked): Promise<Blob | null> {
  const measure = document.createElement('canvas').getContext('2d')
  if (!measure) return null
  const file = new PdfFile()
  const writing = await Writing.begin()
  const pen = new PdfPen(measure, writing)
  await paint(pen)
  const layout = sheetsFor(box, paper)
  const pages = layout.sheets.map((sheet) => marks(new PdfPen(measure, writing), layout, sheet, title))
  const alphas = new Set([100, ...pen.alphas])
  const states = [...alphas].map((it) => `/A${it} << /ca ${it / 100} /CA ${it / 100} >>`).join(' ')
  const { fonts, pictures } = await writing.embed(file)
  const shared = `/ExtGState << ${states} >> /Font << ${fonts} >>`
  const bounds = [box.x, box.y, box.right, box.bottom].map(num).join(' ')
  const picture = await file.stream(
    pen.operators,
    `/Type /XObject /Subtype /Form /BBox [${bounds}] /Resources << ${shared} /XObject << ${pictures} >> >>`,
  )
  const tree = file.reserve()
  const kids: Ref[] = []
  const backdrop = ground === null ? '' : filled(new PdfPen(measure, writing), ground, box)
  for (const [i, sheet] of layout.sheets.entries()) {
    const content = await file.stream(`${placed(layout, sheet, box, backdrop)}\n${pages[i] ?? ''}`)
    kids.push(
      file.add(
        `<< /Type /Page /Parent ${tree} /MediaBox [0 0 ${num(layout.width)} ${num(layout.height)}] /Contents ${content} ` +
          `/Resources << ${shared} /XObject << /Picture ${picture} >> >> >>`,
      ),
    )
  }
  file.put(tree, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`)
  const root = file.add(`<< /Type /Catalog /Pages ${tree} /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`)
  const info = file.add(`<< /Title ${pdfString(title)} /Creator (Schemawright) >>`)
  return new Blob([file.bytes(root, info)], { type: 'application/pdf' })
}

function filled(pen: PdfPen, colour: string, { x, y, right, bottom }: Box): string {
  pen.fillStyle = colour
  pen.fillRect(x, y, right - x, bottom - y)
  return pen.operators
}

/** The part of the picture that a sheet shows. */
function placed({ width, height, margin, k }: Sheets, sheet: Sheet, box: Box, backdrop: string): string {
  const clip = [margin, margin, width - 2 * margin, height - 2 * margin].map(num).join(' ')
  const [x, y] = [margin - (box.x + sheet.x) * k, height - margin + (box.y + sheet.y) * k]
  return `q ${clip} re W n ${[k, 0, 0, -k, x, y].map(precise).join(' ')} cm\n${backdrop}\n/Picture Do Q`
}

const precise = (value: number): string => value.toFixed(6)

/** Where sheets overlap, and which this one is. */
function marks(pen: PdfPen, layout: Sheets, { row, column }: Sheet, title: string): string {
  const { width, height, margin, overlap, rows, columns } = layout
  if (rows * columns === 1) return ''
  pen.scale(1, -1)
  pen.translate(0, -height)
  pen.strokeStyle = GREY
  pen.lineWidth = 0.5
  const lines = pen.newPath()
  const across = [
    ...(column > 0 ? [margin + overlap / 2] : []),
    ...(column < columns - 1 ? [width - margin - overlap / 2] : []),
  ]
  for (const x of across) {
    lines.moveTo(x, margin - 2 - MARK)
    lines.lineTo(x, margin - 2)
    lines.moveTo(x, height - margin + 2)
    lines.lineTo(x, height - margin + 2 + MARK)
  }
  const down = [...(row > 0 ? [margin + overlap / 2] : []), ...(row < rows - 1 ? [height - margin - overlap / 2] : [])]
  for (const y of down) {
    lines.moveTo(margin - 2 - MARK, y)
    lines.lineTo(margin - 2, y)
    lines.moveTo(width - margin + 2, y)
    lines.lineTo(width - margin + 2 + MARK, y)
  }
  pen.stroke(lines)
  pen.font = '400 8px sans-serif'
  pen.fillStyle = GREY
  const at = `row ${row + 1} of ${rows}, column ${column + 1} of ${columns}`
  pen.fillText(`${title}: ${at}`, margin, height - margin / 2 + 3)
  return pen.operators
}
