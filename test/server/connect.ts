import { connect, type Socket } from 'node:net'
import { protocol, types } from '@electric-sql/pglite'
import type { Postgres } from '#postgres'

type Address = { readonly socket: string } | { readonly url: string }
type Message = { readonly name: string } & Readonly<Record<string, unknown>>
type Field = { readonly name: string; readonly dataTypeID: number }

function open(address: Address): { stream: Socket; user: string; database: string; password: string } {
  if ('socket' in address)
    return { stream: connect(address.socket), user: 'postgres', database: 'postgres', password: '' }
  const url = new URL(address.url)
  return {
    stream: connect(Number(url.port || 5432), url.hostname),
    user: decodeURIComponent(url.username || 'postgres'),
    database: decodeURIComponent(url.pathname.slice(1) || 'postgres'),
    password: decodeURIComponent(url.password),
  }
}

/** A connection to a real server, with no more than the tests need: the simple query protocol, one query at a time. */
export async function connectTo(address: Address): Promise<Postgres> {
  const { stream, user, database, password } = open(address)
  const parser = new protocol.Parser()
  let take: (message: Message) => void = () => undefined
  let broken: (error: Error) => void = () => undefined
  stream.on('data', (chunk: Buffer) =>
    parser.parse(new Uint8Array(chunk).buffer, (message) => take(message as unknown as Message)),
  )
  stream.on('error', (error) => broken(error))
  stream.on('close', () => broken(new Error('The server closed the connection')))

  const run = (bytes: Uint8Array): Promise<readonly Record<string, unknown>[]> =>
    new Promise((resolve, reject) => {
      let fields: readonly Field[] = []
      let rows: Record<string, unknown>[] = []
      let error: unknown = null
      broken = reject
      take = (message) => {
        if (message.name === 'rowDescription') {
          fields = message.fields as readonly Field[]
          rows = []
        } else if (message.name === 'dataRow')
          rows.push(
            Object.fromEntries(
              (message.fields as readonly (string | null)[]).map((value, i) => {
                const { name, dataTypeID } = fields[i] as Field
                return [name, types.parseType(value, dataTypeID)]
              }),
            ),
          )
        else if (message.name === 'error') {
          error = message
          if (message.severity === 'FATAL') reject(message)
        } else if (message.name === 'authenticationCleartextPassword')
          stream.write(protocol.serialize.password(password))
        else if (/^authentication(MD5|SASL)/.test(message.name))
          reject(new Error('Only trust and password log in here'))
        else if (message.name === 'readyForQuery') error ? reject(error) : resolve(rows)
      }
      stream.write(bytes)
    })

  await run(protocol.serialize.startup({ user, database, client_encoding: 'UTF8' }))
  await run(protocol.serialize.query('set search_path = public'))
  return {
    exec: (sql) => run(protocol.serialize.query(sql)),
    query: async <Row>(sql: string) => ({
      rows: (await run(protocol.serialize.query(sql))) as unknown as readonly Row[],
    }),
    close: async () => {
      broken = () => undefined
      stream.end(protocol.serialize.end())
    },
  }
}
