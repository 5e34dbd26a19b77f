import { toPascal } from '#base'

/** Classes that Prisma has words for; the differ does not take `raw("…")` for the same. */
export const NAMED_CLASSES: Readonly<Record<string, readonly string[]>> = {
  gin: ['jsonb_ops', 'jsonb_path_ops', 'array_ops'],
  gist: ['inet_ops'],
  spgist: ['inet_ops', 'text_ops'],
  brin: [
    ...['bit', 'varbit'].map((type) => `${type}_minmax_ops`),
    ...['bpchar', 'bytea', 'text'].flatMap((type) => [`${type}_bloom_ops`, `${type}_minmax_ops`]),
    ...[
      'date',
      'float4',
      'float8',
      'inet',
      'int2',
      'int4',
      'int8',
      'numeric',
      'oid',
      'timestamp',
      'timestamptz',
      'time',
    ].flatMap((type) => [`${type}_bloom_ops`, `${type}_minmax_ops`, `${type}_minmax_multi_ops`]),
    ...['timetz', 'uuid'].flatMap((type) => [`${type}_bloom_ops`, `${type}_minmax_ops`, `${type}_minmax_multi_ops`]),
    'inet_inclusion_ops',
  ],
}

/** `timestamptz_minmax_multi_ops` as Prisma spells it: TimestampTzMinMaxMultiOps. */
export const spelledClass = (name: string): string =>
  toPascal(name.split('_'))
    .replace('Minmax', 'MinMax')
    .replace(/tz(?=[A-Z])/, 'Tz')
    .replace('Varbit', 'VarBit')

const BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.values(NAMED_CLASSES).flatMap((names) => names.map((name) => [spelledClass(name), name] as const)),
)

/** The class that one of Prisma's words means; null for a word that it has not. */
export const classOfWord = (word: string): string | null => BY_WORD.get(word) ?? null
