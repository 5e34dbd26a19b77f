import { memoize, remembered, singular } from '#base'
import type { Design } from '#model'
import { ofTables } from './everywhere.ts'
import { wordsOf } from './words.ts'

/** What a row of a table of this name is called: `blog_posts` and `BlogPost` give `blog_post`. */
export const nounOf = remembered((name) => wordsOf(singular(name)).join('_'))

/** What a row of each table is called. */
export const nounsIn = ofTables(({ root, members }) => nounOf(members.get(root)?.name ?? ''))

const byObjects = memoize((objects: Design['objects']): ReadonlySet<string> => new Set(nounsIn({ objects })))

/** What the rows of all tables are called. */
export const nounsOf = (design: Design): ReadonlySet<string> => byObjects(design.objects)
