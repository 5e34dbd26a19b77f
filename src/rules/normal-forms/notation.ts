import { type Attributes, firstOf, NONE, only } from './attributes.ts'
import type { Dependency, Relation } from './relation.ts'

/** `ABC` or `title,year`; words that are no name are read letter by letter, the longest name first. */
function namesOf(text: string): string[] {
  return text.includes(',') ? text.split(',').map((it) => it.trim()) : [...text.trim()]
}

/** Reads sets and dependencies as textbooks write them: `AB→C; C→→D`. */
export function notation(attributes: string): {
  readonly set: (text: string) => Attributes
  readonly relation: (dependencies: string) => Relation
  readonly words: (set: Attributes) => string
} {
  const names = namesOf(attributes)
  const longestFirst = [...names].sort((a, b) => b.length - a.length)
  const read = (word: string): Attributes => {
    if (word === '') return NONE
    const name = longestFirst.find((it) => word === it) ?? longestFirst.find((it) => word.startsWith(it))
    if (!name) throw new Error(`${word} names nothing of ${attributes}`)
    return only(names.indexOf(name)) | read(word.slice(name.length))
  }
  const set = (text: string) =>
    text
      .split(',')
      .map((it) => read(it.trim()))
      .reduce((all, it) => all | it, NONE)
  const dependencies = (text: string, arrow: string): Dependency[] =>
    text.split(';').flatMap((it) => {
      const sides = it.split(arrow)
      return sides.length === 2 && !sides.some((side) => side.includes('→'))
        ? [{ from: set(sides[0] ?? ''), to: set(sides[1] ?? '') }]
        : []
    })
  return {
    set,
    relation: (text) => ({
      attributes: firstOf(names.length),
      dependencies: dependencies(text, '→'),
      many: dependencies(text, '→→'),
    }),
    words: (of) => names.filter((_, i) => (of & only(i)) !== NONE).join(''),
  }
}
