const pairs = (text: string): readonly (readonly [one: string, many: string])[] =>
  text.split(/\s+/).map((pair) => pair.split('/') as [string, string])

/** Those that no rule gives. Where two share a form, the first is meant. */
const IRREGULAR = pairs(
  `person/people child/children man/men woman/women foot/feet tooth/teeth mouse/mice goose/geese
  index/indexes index/indices vertex/vertices matrix/matrices axis/axes crisis/crises analysis/analyses
  base/bases basis/bases diagnosis/diagnoses hypothesis/hypotheses thesis/theses
  criterion/criteria phenomenon/phenomena datum/datums medium/mediums
  leaf/leaves life/lives knife/knives half/halves shelf/shelves self/selves wolf/wolves
  movie/movies cookie/cookies calorie/calories shoe/shoes toe/toes canoe/canoes menu/menus cache/caches
  alias/aliases atlas/atlases bias/biases canvas/canvases gas/gases lens/lenses quiz/quizzes`,
)
const UNCOUNTED = new Set(
  `news series species data media metadata equipment information info money software hardware feedback sheep fish
  aircraft staff police analytics settings credentials logistics statistics
  sms gps dns tls css aws ios`.split(/\s+/),
)
const ONE_OF = new Map([...IRREGULAR].reverse().map(([one, many]) => [many, one]))
const MANY_OF = new Map([...IRREGULAR].reverse())

function oneOf(word: string): string {
  const known = ONE_OF.get(word)
  if (known) return known
  if (UNCOUNTED.has(word) || MANY_OF.has(word) || word.length < 3 || /(ss|us|is)$/.test(word)) return word
  if (word.length > 4 && /[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(ss|sh|ch|x|zz|[^aeiou]o|\b(stat|vir|bon|camp|cens|corp|foc|b)us)es$/.test(word)) return word.replace(/es$/, '')
  return word.replace(/s$/, '')
}

function manyOf(word: string): string {
  const known = MANY_OF.get(word)
  if (known) return known
  if (UNCOUNTED.has(word) || oneOf(word) !== word) return word
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies')
  return /(s|x|z|ch|sh|(her|potat|tomat|ech|vet)o)$/.test(word) ? `${word}es` : `${word}s`
}

/** Changes the word at the end of a name, however the name is joined: `blog_posts`, `BlogPosts`, `BLOG POSTS`. */
function atEnd(name: string, change: (word: string) => string): string {
  const word = /([A-Z]?[a-z]+|[A-Z]+)$/.exec(name)?.[0] ?? ''
  if (word === '') return name
  const changed = change(word.toLowerCase())
  const capital = /^[A-Z]/.test(word) ? changed.slice(0, 1).toUpperCase() + changed.slice(1) : changed
  return (
    name.slice(0, -word.length) + (word.length > 1 && word === word.toUpperCase() ? changed.toUpperCase() : capital)
  )
}

/** The singular of the English noun at the end of a name: `blog_posts` gives `blog_post`. One that is singular stays. */
export const singular = (name: string): string => atEnd(name, oneOf)

/** The plural of the English noun at the end of a name. One that is plural stays. */
export const plural = (name: string): string => atEnd(name, manyOf)
