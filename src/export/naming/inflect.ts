const SAME = new Set(
  `news series species data media metadata equipment information money software hardware feedback sheep fish aircraft
  staff analytics settings credentials logistics statistics history inventory progress access address process status
  success business class pass boss loss basis analysis`.split(/\s+/),
)
const ALWAYS_PLURAL = new Set(
  'news series species data media metadata settings credentials analytics logistics statistics'.split(' '),
)

const IRREGULAR: readonly (readonly [one: string, many: string])[] = [
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['mouse', 'mice'],
  ['goose', 'geese'],
  ['index', 'indexes'],
  ['index', 'indices'],
  ['vertex', 'vertices'],
  ['matrix', 'matrices'],
  ['axis', 'axes'],
  ['crisis', 'crises'],
  ['analysis', 'analyses'],
  ['basis', 'bases'],
  ['diagnosis', 'diagnoses'],
  ['hypothesis', 'hypotheses'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['datum', 'datums'],
  ['leaf', 'leaves'],
  ['life', 'lives'],
  ['knife', 'knives'],
  ['half', 'halves'],
  ['shelf', 'shelves'],
  ['self', 'selves'],
  ['wolf', 'wolves'],
  ['movie', 'movies'],
  ['cookie', 'cookies'],
  ['calorie', 'calories'],
  ['alias', 'aliases'],
  ['bus', 'buses'],
  ['gas', 'gases'],
  ['lens', 'lenses'],
  ['canvas', 'canvases'],
  ['quiz', 'quizzes'],
  ['cache', 'caches'],
  ['database', 'databases'],
  ['purchase', 'purchases'],
  ['release', 'releases'],
  ['license', 'licenses'],
  ['expense', 'expenses'],
  ['response', 'responses'],
  ['course', 'courses'],
  ['house', 'houses'],
  ['warehouse', 'warehouses'],
  ['case', 'cases'],
  ['phase', 'phases'],
  ['clause', 'clauses'],
  ['base', 'bases'],
  ['size', 'sizes'],
  ['prize', 'prizes'],
]
const ONE_OF = new Map([...IRREGULAR].reverse().map(([one, many]) => [many, one]))
const MANY_OF = new Map([...IRREGULAR].reverse())

/** One of what the word names: `categories` → `category`. A word that is already singular stays. */
function singular(word: string): string {
  const known = ONE_OF.get(word)
  if (known) return known
  if (MANY_OF.has(word) || SAME.has(word) || word.length < 4) return word
  if (
    /(ss|us|is|os|as)$/.test(word) &&
    !/(iases|eas|ideas|areas|cas|mas|das|tas|ras|los|tos|deos|dios|ros|ios)$/.test(word)
  )
    return word
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.replace(/es$/, '')
  if (/(status|virus|bonus|campus|census|corpus|bus|alias|atlas|bias|canvas)es$/.test(word))
    return word.replace(/es$/, '')
  if (/(o)es$/.test(word) && !/(sho|to|cano)es$/.test(word)) return word.replace(/es$/, '')
  return word.replace(/s$/, '')
}

/** Many of what the word names. A word that is already plural stays. */
function plural(word: string): string {
  const known = MANY_OF.get(word)
  if (known) return known
  if (ONE_OF.has(word) || ALWAYS_PLURAL.has(word)) return word
  if (singular(word) !== word) return word
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies')
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`
  if (/(her|potat|tomat|ech|vet)o$/.test(word)) return `${word}es`
  return `${word}s`
}

const last = (words: readonly string[], change: (word: string) => string): readonly string[] => [
  ...words.slice(0, -1),
  change(words.at(-1) ?? ''),
]
export const singularWords = (words: readonly string[]): readonly string[] => last(words, singular)
export const pluralWords = (words: readonly string[]): readonly string[] => last(words, plural)
