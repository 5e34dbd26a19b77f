import type { Look, Mark } from '../project/scene.ts'
import type { Pen } from './pen.ts'

/** Icons as paths in a box of 16, filled by the even-odd rule: the same text draws them on the canvas and in the DOM. */
export const ICONS = {
  key: 'M10.5 1.5a4 4 0 0 0-3.9 4.9L1.5 11.5V14.5H4.5V12.9H6V11.4H7.6L8.9 9.2A4 4 0 1 0 10.5 1.5ZM11.6 3.4a1.2 1.2 0 1 1 0 2.4a1.2 1.2 0 0 1 0-2.4Z',
  foreign:
    'M9.2 2.2A3.6 3.6 0 0 1 13.9 7.3L11.6 9.6L10.4 8.4L12.7 6.1A1.9 1.9 0 0 0 10 3.4L7.7 5.7L6.5 4.5ZM4.5 6.5L5.7 7.7L3.4 10A1.9 1.9 0 0 0 6.1 12.7L8.4 10.4L9.6 11.6L7.3 13.9A3.6 3.6 0 0 1 2.2 8.8ZM10 4.9L11.1 6L6 11.1L4.9 10Z',
  table: 'M2 2.5H14V13.5H2ZM3.5 6.5V8.5H7V6.5ZM8.5 6.5V8.5H12.5V6.5ZM3.5 10V12H7V10ZM8.5 10V12H12.5V10Z',
  view: 'M8 3C4.6 3 2 5.4 .8 8C2 10.6 4.6 13 8 13S14 10.6 15.2 8C14 5.4 11.4 3 8 3ZM8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6ZM8 6.6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 0 0 0-2.8Z',
  enum: 'M2 3H4V5H2ZM6 3.2H14V4.8H6ZM2 7H4V9H2ZM6 7.2H14V8.8H6ZM2 11H4V13H2ZM6 11.2H14V12.8H6Z',
  other:
    'M8 1.5L14.5 5V11L8 14.5L1.5 11V5ZM8 3.3L3.9 5.5L8 7.7L12.1 5.5ZM3 6.9V10.1L7.2 12.4V9.1ZM13 6.9L8.8 9.1V12.4L13 10.1Z',
  'foreign-table':
    'M2 2.5H14V7H12.5V6.5H8.5V8.5H9V10H8.5V12H9V13.5H2ZM3.5 6.5V8.5H7V6.5ZM3.5 10V12H7V10ZM11 8.2H15V12.2H13.6V10.6L10.9 13.3L9.9 12.3L12.6 9.6H11Z',
  'materialized-view':
    'M8 1.2C4.8 1.2 2.4 3.3 1.2 5.6C2.4 7.9 4.8 10 8 10S13.6 7.9 14.8 5.6C13.6 3.3 11.2 1.2 8 1.2ZM8 3a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 0 1 0-5.2ZM8 4.4a1.2 1.2 0 1 0 0 2.4a1.2 1.2 0 0 0 0-2.4ZM2 11.4H14V12.6H2ZM2 13.6H14V14.8H2Z',
  area: 'M6 3.2L11 8L6 12.8L4.9 11.7L8.7 8L4.9 4.3Z',
  domain: 'M3 2.5H13V5H11.6V4H8.8V12H10.2V13.5H5.8V12H7.2V4H4.4V5H3Z',
  composite:
    'M4.5 2H6.5V3.5H5.5V7L4.5 8L5.5 9V12.5H6.5V14H4.5L4 13.5V9.6L2.6 8L4 6.4V2.5ZM11.5 2H9.5V3.5H10.5V7L11.5 8L10.5 9V12.5H9.5V14H11.5L12 13.5V9.6L13.4 8L12 6.4V2.5Z',
  range: 'M2 3H5V4.5H3.5V11.5H5V13H2ZM14 3H11V4.5H12.5V11.5H11V13H14ZM5.5 7.2H10.5V8.8H5.5Z',
  policy:
    'M8 1.2L13.5 3.2V7.6C13.5 11 11.2 13.6 8 14.8C4.8 13.6 2.5 11 2.5 7.6V3.2ZM8 2.9L4 4.3V7.6C4 10.1 5.6 12.1 8 13.2C10.4 12.1 12 10.1 12 7.6V4.3Z',
  trigger: 'M9.6 1L3 9H7.2L6.2 15L13 6.8H8.8Z',
  closed: 'M6 3.2L11 8L6 12.8L4.9 11.7L8.7 8L4.9 4.3Z',
  open: 'M3.2 6L8 11L12.8 6L11.7 4.9L8 8.7L4.3 4.9Z',
} as const satisfies Record<Look | Mark['sort'] | 'key' | 'foreign' | 'open' | 'closed', string>
export type IconName = keyof typeof ICONS

const paths = new Map<IconName, Path2D>()

function pathOf(name: IconName): Path2D {
  let path = paths.get(name)
  if (!path) {
    path = new Path2D(ICONS[name])
    paths.set(name, path)
  }
  return path
}

/** Draws an icon with its top left corner at a point. */
export function paintIcon(
  ctx: Pen,
  name: IconName,
  { x, y, size, colour }: { x: number; y: number; size: number; colour: string },
): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(size / 16, size / 16)
  ctx.fillStyle = colour
  ctx.fill(ctx.newPath?.(ICONS[name]) ?? pathOf(name), 'evenodd')
  ctx.restore()
}
