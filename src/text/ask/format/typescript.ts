/** How a text is written: so it stays. */
function habitsOf(text: string) {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    semi: count(/;[ \t]*$/gm) > count(/[)\w'"\]}][ \t]*$/gm) / 4,
    singleQuote: count(/'/g) >= count(/"/g),
    useTabs: count(/^\t/gm) > count(/^ {2}/gm),
    tabWidth: count(/^ {4}\w/gm) > 0 && count(/^ {2}\w/gm) === 0 ? 4 : 2,
    trailingComma: count(/,\s*[\]})]/g) > 0 ? ('all' as const) : ('none' as const),
    printWidth: 100,
  }
}

/** A schema in TypeScript, laid out by Prettier in the habits that it has. */
export async function formatTypescript(text: string): Promise<string> {
  const [{ format }, babel, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/estree'),
  ])
  return format(text, { parser: 'babel-ts', plugins: [babel, estree], ...habitsOf(text) })
}
