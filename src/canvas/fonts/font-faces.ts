import { TrueType } from '../pdf/true-type.ts'
import { readWoff } from '../pdf/woff.ts'
import { FONT_FILES, loadFont } from './font-files.ts'
import { FAMILY_NAMES, readFont } from './read-font.ts'

/** The rules of a style sheet that bring along the fonts for what was written: as much of each as was. */
export async function fontFaces(written: ReadonlyMap<string, ReadonlySet<string>>): Promise<string> {
  const wanted = new Map<string, Set<number>>()
  for (const [font, letters] of written) {
    const { family, weight } = readFont(font)
    const some = wanted.get(`${family} ${weight}`) ?? new Set()
    for (const letter of letters) some.add(letter.codePointAt(0) ?? 0)
    wanted.set(`${family} ${weight}`, some)
  }
  const faces: string[] = []
  for (const file of FONT_FILES) {
    const letters = wanted.get(`${file.family} ${file.weight}`)
    if (!letters || letters.size === 0) continue
    const bytes = await loadFont(file)
    const font = new TrueType(await readWoff(bytes))
    const has = [...letters].filter((it) => font.glyphOf(it) !== 0)
    for (const it of has) letters.delete(it)
    if (has.length === 0) continue
    const range = has.map((it) => `U+${it.toString(16)}`).join(',')
    faces.push(
      `@font-face{font-family:"${FAMILY_NAMES[file.family]}";font-weight:${file.weight};src:url(data:font/woff;base64,${base64(bytes)});unicode-range:${range}}`,
    )
  }
  return faces.join('')
}

const AT_ONCE = 0x8000

function base64(file: ArrayBuffer): string {
  const bytes = new Uint8Array(file)
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(text)
}
