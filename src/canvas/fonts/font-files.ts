import interCyrillic400 from '@fontsource/inter/files/inter-cyrillic-400-normal.woff?url'
import interCyrillic600 from '@fontsource/inter/files/inter-cyrillic-600-normal.woff?url'
import interGreek400 from '@fontsource/inter/files/inter-greek-400-normal.woff?url'
import interGreek600 from '@fontsource/inter/files/inter-greek-600-normal.woff?url'
import interLatin400 from '@fontsource/inter/files/inter-latin-400-normal.woff?url'
import interLatin600 from '@fontsource/inter/files/inter-latin-600-normal.woff?url'
import interLatinExt400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff?url'
import interLatinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff?url'
import monoCyrillic400 from '@fontsource/jetbrains-mono/files/jetbrains-mono-cyrillic-400-normal.woff?url'
import monoGreek400 from '@fontsource/jetbrains-mono/files/jetbrains-mono-greek-400-normal.woff?url'
import monoLatin400 from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff?url'
import monoLatinExt400 from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-ext-400-normal.woff?url'
import type { FontLook } from './read-font.ts'

/** A file of one family and weight; several share the scripts of the world among them. */
export type FontFile = Pick<FontLook, 'family' | 'weight'> & { readonly url: string }

/** The fonts that pictures bring along, the commonest scripts first. Their licence is the SIL Open Font License. */
export const FONT_FILES: readonly FontFile[] = [
  { family: 'sans', weight: 400, url: interLatin400 },
  { family: 'sans', weight: 400, url: interLatinExt400 },
  { family: 'sans', weight: 400, url: interCyrillic400 },
  { family: 'sans', weight: 400, url: interGreek400 },
  { family: 'sans', weight: 600, url: interLatin600 },
  { family: 'sans', weight: 600, url: interLatinExt600 },
  { family: 'sans', weight: 600, url: interCyrillic600 },
  { family: 'sans', weight: 600, url: interGreek600 },
  { family: 'mono', weight: 400, url: monoLatin400 },
  { family: 'mono', weight: 400, url: monoLatinExt400 },
  { family: 'mono', weight: 400, url: monoCyrillic400 },
  { family: 'mono', weight: 400, url: monoGreek400 },
]

const loaded = new Map<string, Promise<ArrayBuffer>>()

/** The bytes of a font; fetched once. */
export function loadFont({ url }: FontFile): Promise<ArrayBuffer> {
  let bytes = loaded.get(url)
  if (!bytes) {
    bytes = fetch(url).then((answer) => answer.arrayBuffer())
    loaded.set(url, bytes)
    // The next picture tries again.
    bytes.catch(() => loaded.delete(url))
  }
  return bytes
}
