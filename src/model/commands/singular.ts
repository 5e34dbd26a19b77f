const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['feet', 'foot'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['teeth', 'tooth'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['analyses', 'analysis'],
  ['bases', 'base'],
  ['crises', 'crisis'],
  ['criteria', 'criterion'],
  ['media', 'medium'],
  ['leaves', 'leaf'],
  ['lives', 'life'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['aliases', 'alias'],
  ['statuses', 'status'],
])
const SAME =
  /(series|species|news|data|metadata|settings|status|address|process|progress|access|business|class|bus|alias|analysis|basis|gas|lens|canvas|focus|campus|bonus|virus|sms|info|equipment|staff|sheep|fish|police)$/

/** The singular of an English noun at the end of a name: `blog_posts` gives `blog_post`. Case is kept where it can be. */
export function singular(name: string): string {
  const tail = /[A-Za-z]+$/.exec(name)?.[0] ?? ''
  const head = name.slice(0, name.length - tail.length)
  const lower = tail.toLowerCase()
  const irregular = IRREGULAR.get(lower)
  if (irregular) return head + (tail[0] === lower[0] ? irregular : irregular[0]?.toUpperCase() + irregular.slice(1))
  if (SAME.test(lower)) return name
  if (/[^aeiou]ies$/i.test(tail)) return `${name.slice(0, -3)}y`
  if (/(ss|x|z|ch|sh)es$/i.test(tail)) return name.slice(0, -2)
  if (/(us|ss|is)$/i.test(tail)) return name
  return /s$/i.test(tail) && tail.length > 2 ? name.slice(0, -1) : name
}

const PLURALS: ReadonlyMap<string, string> = new Map([...IRREGULAR].map(([many, one]) => [one, many]))

/** The plural of an English noun at the end of a name; a name that is plural already stays. */
export function plural(name: string): string {
  const tail = /[A-Za-z]+$/.exec(name)?.[0] ?? ''
  const head = name.slice(0, name.length - tail.length)
  const irregular = PLURALS.get(tail.toLowerCase())
  if (irregular) return head + (/^[A-Z]/.test(tail) ? irregular[0]?.toUpperCase() + irregular.slice(1) : irregular)
  if (
    tail === '' ||
    singular(name) !== name ||
    /(series|species|news|data|settings|equipment|staff|sheep|fish)$/i.test(tail)
  )
    return name
  if (/[^aeiou]y$/i.test(tail)) return `${name.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/i.test(tail) ? `${name}es` : `${name}s`
}
