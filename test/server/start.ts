import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connectTo } from './connect.ts'

export type Running = { readonly socket: string; readonly stop: () => Promise<void> }

/** Postgres refuses to run as root: then as nobody. */
const NOBODY = 65534
const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/** As PGlite is set up, and without waiting for disks. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_locks_per_transaction: '512',
  shared_buffers: '64MB',
  autovacuum: 'off',
  timezone: 'GMT',
  listen_addresses: '',
}

/** A server of its own in a temporary place, reached by a socket there; gone when it is stopped. */
export async function startServer(programs: string): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'schemawright-pg-'))
  if (who.uid) chownSync(folder, who.uid, who.gid)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const env = { ...process.env, LC_ALL: 'C', TZ: 'GMT' }
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...who, env, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder })
  const child = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...who, env, cwd: folder, stdio: 'ignore' },
  )
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const socket = join(folder, '.s.PGSQL.5432')
  const isReady = async () =>
    existsSync(socket) &&
    (await connectTo({ socket }).then(
      (db) => db.close().then(() => true),
      () => false,
    ))
  // The socket is there before the server takes connections: until then it says that it is starting up, and hangs up.
  let ready = false
  for (let tries = 0; child.exitCode === null && tries < 300 && !ready; tries++) {
    ready = await isReady()
    if (!ready) await wait(50)
  }
  const stop = async () => {
    child.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  if (ready) return { socket, stop }
  await stop()
  throw new Error('The server did not start')
}
