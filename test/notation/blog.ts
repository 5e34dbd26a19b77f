import { design } from './design.ts'

/** A small design with something of everything that people commonly do. */
export const blog = design({
  enums: { post_status: ['draft', 'in progress', 'done'], 'billing::invoice_state': ['open', 'paid'] },
  tables: {
    users: {
      columns: {
        id: {
          type: 'bigint!',
          identity: {
            mode: 'always',
            type: null,
            sequence: null,
            increment: '1',
            min: null,
            max: null,
            start: '1',
            cache: '1',
            cycle: false,
          },
        },
        email: 'text!',
        created_at: { type: 'timestamp with time zone!', default: 'now()' },
        manager_id: 'bigint',
      },
      primary: ['id'],
      unique: [{ columns: ['email'] }],
      references: [{ columns: ['manager_id'], to: 'users', onDelete: 'set null' }],
    },
    posts: {
      columns: {
        id: 'uuid!',
        title: 'character varying(80)!',
        status: { type: 'post_status!', default: "'in progress'::post_status" },
        created_by: 'bigint!',
        reviewer_id: 'bigint',
        tags: { type: 'text[]!', default: "'{}'::text[]" },
      },
      primary: ['id'],
      references: [
        { columns: ['created_by'], to: 'users', onDelete: 'cascade' },
        { columns: ['reviewer_id'], to: 'users' },
      ],
      indexes: [
        { name: 'posts_title_idx', keys: [{ column: 'title', order: 'desc' }] },
        { name: 'p_partial', keys: ['title'], where: "((title)::text <> ''::text)" },
        { name: 'p_low', keys: [{ expression: 'lower(title)' }] },
        { name: 'p_gin', method: 'gin', keys: ['tags'] },
      ],
      checks: { long_enough: 'length(title) > 3' },
    },
    profiles: {
      columns: { user_id: 'bigint!', bio: 'text' },
      primary: ['user_id'],
      references: [{ columns: ['user_id'], to: 'users' }],
    },
    'billing::invoices': {
      columns: { id: 'integer!', state: 'billing::invoice_state', amount: 'numeric(10,2)' },
      primary: ['id'],
    },
    post_tags: {
      columns: { post_id: 'uuid!', tag: 'text!' },
      primary: ['post_id', 'tag'],
      references: [{ columns: ['post_id'], to: 'posts' }],
    },
    logs: { columns: { at: 'timestamp without time zone', what: 'cidr' } },
  },
})
