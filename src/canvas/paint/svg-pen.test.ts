import { expect, test } from 'vitest'
import { SvgPath } from './svg-path.ts'
import { escapeXml, SvgPen } from './svg-pen.ts'

test('text is escaped, and what XML can not hold is replaced', () => {
  expect(escapeXml('<img onerror="x"> & \u0000\ud800 \u{1f525}')).toBe(
    '&lt;img onerror=&quot;x&quot;&gt; &amp; \ufffd\ufffd \u{1f525}',
  )
})

test('a route turns its corners with arcs, the right way around', () => {
  const path = new SvgPath()
  path.moveTo(0, 0)
  path.arcTo(20, 0, 20, 20, 8)
  path.arcTo(20, 20, 40, 20, 8)
  path.lineTo(40, 20)
  expect(path.text).toBe('M0 0L12 0A8 8 0 0 1 20 8L20 12A8 8 0 0 0 28 20L40 20')
})

test('what is restored is as it was saved', () => {
  const pen = new SvgPen({ font: '', measureText: () => ({}) as TextMetrics })
  pen.fillStyle = 'red'
  pen.save()
  pen.fillStyle = 'blue'
  pen.globalAlpha = 0.5
  pen.translate(4, 4)
  pen.fillRect(0, 0, 1, 1)
  pen.restore()
  pen.fillRect(0, 0, 2, 2)
  const drawn = pen.svg({ x: 0, y: 0, right: 9, bottom: 9 }, { title: 'a "b"', ground: 'white', faces: '' })
  expect(drawn).toContain(
    '<rect x="0" y="0" width="1" height="1" fill="blue" opacity="0.5" transform="translate(4 4)"/>',
  )
  expect(drawn).toContain('<rect x="0" y="0" width="2" height="2" fill="red"/>')
})
