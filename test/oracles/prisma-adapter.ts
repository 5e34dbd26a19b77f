import type { PGlite } from '@electric-sql/pglite'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

/** Result types by oid, as far as the schema engine's catalog queries give them back. 18 is "char", which adapter-pg forgets. */
const COLUMN_TYPES: Readonly<Record<number, number>> = {
  16: ColumnTypeEnum.Boolean,
  17: ColumnTypeEnum.Bytes,
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  114: ColumnTypeEnum.Json,
  3802: ColumnTypeEnum.Json,
  700: ColumnTypeEnum.Float,
  701: ColumnTypeEnum.Double,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1016: ColumnTypeEnum.Int64Array,
  1000: ColumnTypeEnum.BooleanArray,
  1042: ColumnTypeEnum.Text,
  1043: ColumnTypeEnum.Text,
  1114: ColumnTypeEnum.DateTime,
  1184: ColumnTypeEnum.DateTime,
  1700: ColumnTypeEnum.Numeric,
  2950: ColumnTypeEnum.Uuid,
}

const plain = (value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value instanceof Date ? value.toISOString() : value

/** What Prisma's schema engine needs to ask a PGlite. It only reads: scripts are refused. */
export function prismaAdapter(db: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const adapter: SqlDriverAdapter = {
    provider: 'postgres',
    adapterName: 'pglite',
    async queryRaw({ sql, args }) {
      const result = await db.query<unknown[]>(sql, args as unknown[], { rowMode: 'array' })
      return {
        columnNames: result.fields.map((field) => field.name),
        columnTypes: result.fields.map((field) => (COLUMN_TYPES[field.dataTypeID] ?? ColumnTypeEnum.Text) as 7),
        rows: result.rows.map((row) => row.map(plain)),
      }
    },
    async executeRaw({ sql, args }) {
      return (await db.query(sql, args as unknown[])).affectedRows ?? 0
    },
    async executeScript() {
      throw new Error('an oracle changes nothing')
    },
    async startTransaction() {
      throw new Error('an oracle changes nothing')
    },
    getConnectionInfo: () => ({ supportsRelationJoins: false, schemaName: 'public' }),
    async dispose() {},
  }
  return {
    provider: 'postgres',
    adapterName: 'pglite',
    connect: async () => adapter,
    connectToShadowDb: async () => adapter,
  }
}
