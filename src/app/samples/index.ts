import type { ProfileId } from '#model'
import { msg, type PlainMessage } from '#words'

/** A whole design to begin with: SQL that anyone could have written, loaded when asked for. */
export type Sample = {
  readonly id: string
  readonly title: PlainMessage
  readonly says: PlainMessage
  readonly tables: number
  /** The style that it is written in, without an error. */
  readonly profile: ProfileId
  /** Its main tables on a grid of four by three, and which of them refer to which. */
  readonly sketch: {
    readonly at: readonly (readonly [number, number])[]
    readonly joins: readonly (readonly [number, number])[]
  }
  readonly load: () => Promise<string>
}

type Text = { readonly default: string }
const text = async (file: Promise<Text>): Promise<string> => (await file).default

export const SAMPLES: readonly Sample[] = [
  {
    id: 'blog',
    title: msg('Blog'),
    says: msg('Authors, posts, tags, comments, full-text search and a view.'),
    tables: 8,
    profile: 'default',
    sketch: {
      at: [
        [0, 0],
        [1, 1],
        [2, 0],
        [3, 1],
        [0, 2],
        [2, 2],
      ],
      joins: [
        [1, 0],
        [2, 1],
        [2, 3],
        [5, 1],
        [4, 0],
      ],
    },
    load: () => text(import('./blog.sql?raw')),
  },
  {
    id: 'shop',
    title: msg('Shop'),
    says: msg('Products in variants, carts, orders, payments and parcels.'),
    tables: 11,
    profile: 'default',
    sketch: {
      at: [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
        [1, 1],
        [2, 2],
        [3, 2],
        [0, 2],
      ],
      joins: [
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 1],
        [4, 5],
        [6, 5],
        [7, 0],
      ],
    },
    load: () => text(import('./shop.sql?raw')),
  },
  {
    id: 'tenants',
    title: msg('SaaS with tenants'),
    says: msg('Organizations held apart by row level security, members, projects and tasks.'),
    tables: 7,
    profile: 'drizzle-tenant',
    sketch: {
      at: [
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 1],
        [3, 0],
        [3, 2],
      ],
      joins: [
        [1, 0],
        [2, 0],
        [3, 1],
        [3, 2],
        [4, 3],
        [5, 3],
      ],
    },
    load: () => text(import('./tenants.sql?raw')),
  },
  {
    id: 'booking',
    title: msg('Booking'),
    says: msg('Things to be had for a while, and an exclusion constraint so that two never overlap.'),
    tables: 7,
    profile: 'postgres-classic',
    sketch: {
      at: [
        [0, 0],
        [1, 0],
        [2, 1],
        [1, 2],
        [3, 0],
        [3, 2],
      ],
      joins: [
        [1, 0],
        [2, 1],
        [2, 3],
        [4, 2],
        [5, 2],
      ],
    },
    load: () => text(import('./booking.sql?raw')),
  },
  {
    id: 'ledger',
    title: msg('Ledger'),
    says: msg('Double entry: accounts, entries and postings that a trigger keeps in balance.'),
    tables: 5,
    profile: 'postgres-classic',
    sketch: {
      at: [
        [0, 0],
        [1, 1],
        [2, 0],
        [3, 1],
        [0, 2],
      ],
      joins: [
        [1, 0],
        [2, 1],
        [2, 3],
        [1, 4],
      ],
    },
    load: () => text(import('./ledger.sql?raw')),
  },
  {
    id: 'messaging',
    title: msg('Messaging'),
    says: msg('Conversations, who has read how far, reactions, files and blocks.'),
    tables: 7,
    profile: 'default',
    sketch: {
      at: [
        [0, 0],
        [1, 1],
        [2, 0],
        [2, 2],
        [3, 1],
        [0, 2],
      ],
      joins: [
        [1, 0],
        [2, 1],
        [3, 1],
        [4, 2],
        [5, 0],
      ],
    },
    load: () => text(import('./messaging.sql?raw')),
  },
  {
    id: 'courses',
    title: msg('Courses'),
    says: msg('Lessons in their order, who takes them, and what they hand in.'),
    tables: 6,
    profile: 'sqlmodel',
    sketch: {
      at: [
        [0, 1],
        [1, 0],
        [2, 0],
        [3, 1],
        [1, 2],
        [2, 2],
      ],
      joins: [
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 0],
        [5, 4],
        [5, 3],
      ],
    },
    load: () => text(import('./courses.sql?raw')),
  },
]
