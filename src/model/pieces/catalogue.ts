import type { Piece, PieceColumn } from './piece.ts'

export const TIMESTAMPS: readonly PieceColumn[] = [
  { name: 'created_at', type: 'timestamp with time zone', default: 'now()' },
  { name: 'updated_at', type: 'timestamp with time zone', default: 'now()' },
]

/** Every piece, in the order in which menus list them. */
export const PIECES: readonly Piece[] = [
  {
    id: 'timestamps',
    title: 'Timestamps',
    says: 'When a row was made, and when it was last changed.',
    words: 'created_at updated_at touch trigger',
    columns: TIMESTAMPS,
    tables: [],
    watches: 'touch',
  },
  {
    id: 'soft-delete',
    title: 'Soft delete',
    says: 'When a row was deleted, though it is kept.',
    words: 'deleted_at archive trash',
    columns: [{ name: 'deleted_at', type: 'timestamp with time zone', nullable: true }],
    tables: [],
  },
  {
    id: 'audit',
    title: 'Audit trail',
    says: 'A table of what changed in which row, filled by a trigger.',
    words: 'log history who changed trigger',
    columns: [],
    tables: [
      {
        name: 'audit_event',
        says: 'Every change of a row that is watched, as it was and as it became.',
        columns: [
          { name: 'table_name', type: 'text' },
          { name: 'row_key', type: 'text' },
          { name: 'action', values: ['INSERT', 'UPDATE', 'DELETE'] },
          { name: 'old_row', type: 'jsonb', nullable: true },
          { name: 'new_row', type: 'jsonb', nullable: true },
          { name: 'created_at', type: 'timestamp with time zone', default: 'now()' },
        ],
        shared: true,
        fixed: true,
      },
    ],
    watches: 'log',
  },
  {
    id: 'tenant',
    title: 'Tenant',
    says: 'Whose a row is, held apart by row level security where the style asks for it.',
    words: 'organization workspace saas rls multi',
    columns: [{ refers: 'tenant', onDelete: 'cascade' }],
    tables: [
      {
        name: 'tenant',
        says: 'Whose the rows are.',
        columns: [{ name: 'name', type: 'text', unique: true }],
        shared: true,
      },
    ],
    watches: 'tenant',
  },
  {
    id: 'address',
    title: 'Addresses',
    says: 'A table of addresses, any number for a row.',
    words: 'street city postal zip country',
    columns: [],
    tables: [
      {
        name: '$_address',
        says: 'Where mail gets to.',
        columns: [
          { refers: 'self', onDelete: 'cascade' },
          { name: 'recipient', type: 'text' },
          { name: 'street', type: 'text' },
          { name: 'city', type: 'text' },
          { name: 'postal_code', type: 'text' },
          { name: 'country_code', type: 'text', check: "$ ~ '^[A-Z]{2}$'" },
        ],
      },
    ],
  },
  {
    id: 'comments',
    title: 'Comments',
    says: 'A table of what people say of a row.',
    words: 'notes discussion remarks',
    columns: [],
    tables: [
      {
        name: '$_comment',
        says: 'What people say.',
        columns: [
          { refers: 'self', onDelete: 'cascade' },
          { name: 'author', refers: 'people', onDelete: 'restrict', optional: true },
          { name: 'body', type: 'text', check: "$ <> ''" },
        ],
      },
    ],
  },
  {
    id: 'tags',
    title: 'Tags',
    says: 'Words that rows are found by, many to many.',
    words: 'labels keywords join table',
    columns: [],
    tables: [
      {
        name: 'tag',
        says: 'Words that things are found by.',
        columns: [{ name: 'name', type: 'text', unique: true, check: "$ <> ''" }],
        shared: true,
      },
      {
        name: '$_tag',
        says: 'What has which tag.',
        columns: [
          { refers: 'self', onDelete: 'cascade' },
          { refers: 'tag', onDelete: 'cascade' },
        ],
        key: ['self', 'tag'],
      },
    ],
  },
  {
    id: 'tree',
    title: 'Tree',
    says: 'A row within another of the same table.',
    words: 'parent children hierarchy nested category',
    columns: [{ name: 'parent', refers: 'self', nullable: true, onDelete: 'restrict' }],
    tables: [],
  },
  {
    id: 'versions',
    title: 'Versioned rows',
    says: 'A table of what a row was before, version by version.',
    words: 'history revisions snapshots',
    columns: [],
    tables: [
      {
        name: '$_version',
        says: 'What a row was, version by version.',
        columns: [
          { refers: 'self', onDelete: 'cascade' },
          { name: 'version', type: 'integer', check: '$ > 0' },
          { name: 'content', type: 'jsonb', check: "jsonb_typeof($) = 'object'" },
        ],
        unique: ['self', 'version'],
      },
    ],
  },
]
