import { savePicture } from './save-picture.ts'

export const savePng = savePicture({
  extension: 'png',
  words: 'export image diagram bitmap',
  type: 'image/png',
  draw: (canvas) => canvas.picture(),
})
