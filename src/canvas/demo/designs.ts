import {
  COLOURS,
  type Design,
  type DiagramId,
  emptyDesign,
  type Id,
  MAIN_DIAGRAM,
  make,
  ObjectsEdit,
  type PlaceOnDiagram,
  PUBLIC,
  type TypeRef,
} from '#model'

type Def = Record<string, string>
const t = (name: string): TypeRef => ({ name, of: null, dimensions: 0 })
const LONG: Record<string, string> = { timestamptz: 'timestamp with time zone', varchar: 'character varying(255)' }

/** `name: 'type! pk →table'` */
export function build(
  tables: Record<string, Def>,
  places: (i: number) => [number, number],
  colour: (i: number) => PlaceOnDiagram['colour'] = () => null,
): Design {
  const design = emptyDesign('Demo')
  const edit = new ObjectsEdit(design.objects)
  const ids = new Map<string, Id<'table'>>()
  const cols = new Map<string, Id<'column'>>()
  const placed = new Map<Id, PlaceOnDiagram>()
  const enumId = make('enum', {
    id: 'enum:status',
    name: 'order_status',
    parent: PUBLIC,
    rank: 'a0',
    values: ['draft', 'paid', 'shipped', 'cancelled'].map((label) => ({ id: label, label })),
  })
  edit.put(enumId)
  let i = 0
  for (const [name, def] of Object.entries(tables)) {
    const table = make('table', { id: `table:${name}`, name, parent: PUBLIC, rank: `a${i}` })
    edit.put(table)
    ids.set(name, table.id)
    const [x, y] = places(i)
    placed.set(table.id, { x, y, placed: true, colour: colour(i) })
    const pk: Id<'column'>[] = []
    let j = 0
    for (const [column, spec] of Object.entries(def)) {
      const [type = 'text', ...flags] = spec.split(' ')
      const bare = type.replace('!', '')
      const c = make('column', {
        id: `column:${name}.${column}`,
        name: column,
        parent: table.id,
        rank: `a${String.fromCharCode(97 + j++)}`,
        nullable: !type.endsWith('!'),
        type: bare === 'order_status' ? { name: '', of: enumId.id, dimensions: 0 } : t(LONG[bare] ?? bare),
      })
      edit.put(c)
      cols.set(`${name}.${column}`, c.id)
      if (flags.includes('pk')) pk.push(c.id)
      if (flags.includes('u'))
        edit.put(make('unique', { name: `${name}_${column}_key`, parent: table.id, rank: 'a0', columns: [c.id] }))
    }
    if (pk.length > 0)
      edit.put(make('primary-key', { name: `${name}_pkey`, parent: table.id, rank: 'a0', columns: pk }))
    i++
  }
  for (const [name, def] of Object.entries(tables))
    for (const [column, spec] of Object.entries(def)) {
      const to = /→(\w+)/.exec(spec)?.[1]
      const target = to && ids.get(to)
      if (!target) continue
      edit.put(
        make('foreign-key', {
          id: `foreign-key:${name}.${column}`,
          name: `${name}_${column}_fkey`,
          parent: ids.get(name) as Id,
          rank: 'a0',
          columns: [cols.get(`${name}.${column}`) as Id<'column'>],
          target,
          targetColumns: [(cols.get(`${to}.id`) ?? 'column:x') as Id<'column'>],
        }),
      )
    }
  const main = design.diagrams.get(MAIN_DIAGRAM)
  if (!main) throw new Error('no main')
  return {
    ...design,
    objects: edit.now(),
    diagrams: new Map<DiagramId, typeof main>([[MAIN_DIAGRAM, { ...main, places: placed }]]),
  }
}

export const shop = (): Design => {
  const at: [number, number][] = [
    [0, 0],
    [360, 0],
    [720, 0],
    [1080, 0],
    [0, 320],
    [360, 320],
    [720, 320],
    [1080, 320],
    [0, 600],
    [360, 600],
    [720, 600],
    [1080, 600],
  ]
  const design = build(
    {
      users: {
        id: 'uuid! pk',
        email: 'varchar! u',
        display_name: 'text',
        password_hash: 'bytea!',
        created_at: 'timestamptz!',
        last_seen_at: 'timestamptz',
      },
      addresses: {
        id: 'uuid! pk',
        user_id: 'uuid! →users',
        line1: 'text!',
        line2: 'text',
        postal_code: 'text!',
        country: 'char(2)!',
      },
      orders: {
        id: 'bigint! pk',
        user_id: 'uuid! →users',
        shipping_address_id: 'uuid! →addresses',
        billing_address_id: 'uuid →addresses',
        status: 'order_status!',
        total: 'numeric(12,2)!',
        placed_at: 'timestamptz!',
      },
      payments: {
        id: 'bigint! pk',
        order_id: 'bigint! →orders',
        provider: 'text!',
        amount: 'numeric(12,2)!',
        captured_at: 'timestamptz',
      },
      categories: { id: 'integer! pk', parent_id: 'integer →categories', name: 'text!', slug: 'text! u' },
      products: {
        id: 'bigint! pk',
        category_id: 'integer! →categories',
        sku: 'varchar! u',
        name: 'text!',
        description: 'text',
        price: 'numeric(12,2)!',
        attributes: 'jsonb',
      },
      order_items: {
        order_id: 'bigint! pk →orders',
        product_id: 'bigint! pk →products',
        quantity: 'integer!',
        unit_price: 'numeric(12,2)!',
      },
      shipments: {
        id: 'bigint! pk',
        order_id: 'bigint! →orders',
        carrier: 'text!',
        tracking_number: 'text',
        shipped_at: 'timestamptz',
      },
      tags: { id: 'integer! pk', label: 'text! u' },
      product_tags: { product_id: 'bigint! pk →products', tag_id: 'integer! pk →tags' },
      reviews: {
        id: 'bigint! pk',
        product_id: 'bigint! →products',
        user_id: 'uuid! →users',
        rating: 'smallint!',
        body: 'text',
        created_at: 'timestamptz!',
      },
      audit_log: { id: 'bigint! pk', actor_id: 'uuid →users', action: 'text!', payload: 'jsonb!', at: 'timestamptz!' },
    },
    (i) => at[i] ?? [0, 0],
    (i) =>
      (
        [
          'blue',
          'blue',
          'green',
          'green',
          'violet',
          'violet',
          'green',
          'amber',
          'violet',
          'violet',
          'pink',
          null,
        ] as const
      )[i] ?? null,
  )
  const main = design.diagrams.get(MAIN_DIAGRAM)
  if (!main) throw new Error('no main')
  const edit = new ObjectsEdit(design.objects)
  const view = make('view', {
    id: 'view:rev',
    name: 'revenue_by_month',
    parent: PUBLIC,
    rank: 'a0',
    columns: [
      { name: 'month', type: 'date' },
      { name: 'revenue', type: 'numeric' },
      { name: 'orders', type: 'bigint' },
    ],
  })
  edit.put(view)
  const places = new Map(main.places)
    .set('enum:status', { x: 1440, y: 320, placed: true, colour: null })
    .set(view.id, { x: 1440, y: 0, placed: true, colour: 'teal' })
  const shapes = new Map([
    [
      'shape:a',
      { sort: 'area' as const, text: 'Catalogue', x: -32, y: 272, width: 640, height: 536, colour: 'violet' as const },
    ],
    [
      'shape:n',
      {
        sort: 'note' as const,
        text: 'Prices are gross.\nTax is worked out per country when an order is placed.',
        x: 1440,
        y: 520,
        width: 240,
        height: 96,
        colour: 'amber' as const,
      },
    ],
  ])
  return { ...design, objects: edit.now(), diagrams: new Map([[MAIN_DIAGRAM, { ...main, places, shapes }]]) }
}

export const large = (count: number): Design => {
  let seed = 7
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648
  }
  const words = [
    'account',
    'invoice',
    'customer',
    'event',
    'product',
    'session',
    'ticket',
    'vendor',
    'asset',
    'campaign',
    'device',
    'plan',
    'role',
    'team',
    'usage',
    'wallet',
  ]
  const tables: Record<string, Def> = {}
  const names = Array.from(
    { length: count },
    (_, i) =>
      `${words[i % words.length]}_${words[Math.floor(i / 16) % 16]}${i >= 256 ? `_${Math.floor(i / 256)}` : ''}`,
  )
  names.forEach((name, i) => {
    const def: Def = { id: 'bigint! pk' }
    const module = Math.floor(i / 40) * 40
    for (let k = 0; k < (random() < 0.5 ? 1 : 2); k++) {
      const to = random() < 0.8 ? names[module + Math.floor(random() * 40)] : names[Math.floor(random() * count)]
      if (to && to !== name) def[`${to}_id`] = `bigint${random() < 0.5 ? '!' : ''} →${to}`
    }
    for (const column of ['name', 'status', 'amount', 'created_at', 'updated_at', 'metadata', 'description'].slice(
      0,
      3 + Math.floor(random() * 5),
    ))
      def[column] = column.endsWith('_at')
        ? 'timestamptz!'
        : column === 'metadata'
          ? 'jsonb'
          : column === 'amount'
            ? 'numeric(12,2)'
            : 'text'
    tables[name] = def
  })
  const wide = Math.ceil(Math.sqrt(count) * 1.1)
  return build(
    tables,
    (i) => [(i % wide) * 336, Math.floor(i / wide) * 328],
    (i) => COLOURS[Math.floor(i / 40) % COLOURS.length] ?? null,
  )
}
