import { savePicture } from './save-picture.ts'

export const saveSvg = savePicture({
  extension: 'svg',
  words: 'export image diagram vector print',
  type: 'image/svg+xml',
  draw: (canvas) => canvas.drawing(),
})
