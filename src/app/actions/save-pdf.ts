import { savePicture } from './save-picture.ts'

export const savePdf = savePicture({
  extension: 'pdf',
  words: 'export document print vector page',
  type: 'application/pdf',
  // On paper it is light unless someone says otherwise.
  draw: (canvas) => canvas.document('own', { theme: 'light' }),
})
