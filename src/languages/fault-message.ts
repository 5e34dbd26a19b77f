/** What a parser that goes on behind a mistake says of the place where it stumbled. */
export function faultMessage(text: string, { from, to }: { readonly from: number; readonly to: number }): string {
  const words =
    text
      .slice(from, Math.min(to, from + 30))
      .split('\n')[0]
      ?.trim() ?? ''
  if (words !== '') return `“${words}” can’t stand here`
  return from >= text.trimEnd().length ? 'The text ends before something is closed' : 'Something is missing here'
}
