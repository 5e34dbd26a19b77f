import { memoize, type Token, tokenize } from '#base'
import { type Bucket, bucketOf, type Design, type Objects, rootsOf } from '#model'

export type Domain = {
  readonly base: string
  readonly dimensions: number
  readonly notNull: boolean
  readonly bucket: Bucket
}

/** Whether a word stands outside of all brackets, so that it is the domain's own and not a check's. */
const isOutside = (words: readonly Token[], at: number): boolean =>
  words.slice(0, at).reduce((depth, { value }) => depth + (value === '(' ? 1 : value === ')' ? -1 : 0), 0) === 0

const ENDS = new Set(['constraint', 'check', 'not', 'null', 'default', 'collate'])

/** A domain's base type, read from its CREATE DOMAIN; null where the text is something else. */
const readDomain = memoize((bucket: Bucket): (Domain & { readonly names: readonly string[] }) | null => {
  const it = bucket.members.get(bucket.root)
  if (it?.kind !== 'raw') return null
  const tokens = tokenize(it.sql).filter((token) => token.type !== 'comment')
  const words = tokens.filter((token) => token.type !== 'space')
  if (words[0]?.value !== 'create' || words[1]?.value !== 'domain') return null
  let at = 2
  const path: string[] = []
  while (words[at]?.type === 'name' && words[at]?.value !== 'as') {
    path.push(words[at]?.value ?? '')
    at++
    if (words[at]?.value !== '.') break
    at++
  }
  if (words[at]?.value === 'as' && !words[at]?.quoted) at++
  const from = words[at]?.from
  while (words[at] && !(words[at]?.type === 'name' && ENDS.has(words[at]?.value ?? '')) && words[at]?.value !== ';')
    at++
  const to = words[at - 1]?.to
  if (from === undefined || to === undefined || to <= from || path.length === 0) return null
  const written = it.sql.slice(from, to)
  const base = written.replace(/(\s*\[\d*\])+$/, '')
  const name = path.at(-1) ?? ''
  return {
    base,
    dimensions: written.slice(base.length).split('[').length - 1,
    notNull: words.some((word, i) => word.value === 'not' && words[i + 1]?.value === 'null' && isOutside(words, i)),
    bucket,
    names: path.length > 1 ? [path.join('.'), ...(path[0] === 'public' ? [name] : [])] : [name, `public.${name}`],
  }
})

const domainsByName = memoize((objects: Objects): ReadonlyMap<string, Domain> => {
  const found = new Map<string, Domain>()
  for (const it of rootsOf({ objects } as Design, 'raw')) {
    const bucket = bucketOf(objects, it.id)
    const domain = bucket && readDomain(bucket)
    for (const name of domain?.names ?? []) if (domain) found.set(name, domain)
  }
  return found
})

/** The domain that a type's name stands for, if the design knows one. */
export function domainNamed(design: Design, name: string): Domain | null {
  return domainsByName(design.objects).get(name.replaceAll('"', '')) ?? null
}
