/** The file in which a place is, of a text that may hold several: its text, and where it begins. */
export function ownFile(text: string, at: number, heading: RegExp): { readonly file: string; readonly start: number } {
  const from = [...text.slice(0, at).matchAll(heading)].at(-1)
  const start = from ? from.index + from[0].length + 1 : 0
  const end = text.slice(at).search(heading)
  return { file: text.slice(start, end === -1 ? undefined : at + end), start }
}
