import { memoize, singular } from '#base'
import { type Design, tablesOf } from '#model'
import { wordsOf } from './words.ts'

/** What a row of a table of this name is called: `blog_posts` and `BlogPost` give `blog_post`. */
export const nounOf = (name: string): string => wordsOf(singular(name)).join('_')

const byObjects = memoize(
  (objects: Design['objects']): ReadonlySet<string> =>
    new Set(tablesOf({ objects } as Design).map((it) => nounOf(it.name))),
)

/** What the rows of all tables are called. */
export const nounsOf = (design: Design): ReadonlySet<string> => byObjects(design.objects)
