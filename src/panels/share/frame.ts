const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)

/** What a page embeds the design with: any name and address stay text in it. */
export const frameOf = (link: string, name: string): string =>
  `<iframe src="${escapeHtml(link)}" title="${escapeHtml(name)}" width="100%" height="480" style="border:1px solid #ccc" loading="lazy"></iframe>`
