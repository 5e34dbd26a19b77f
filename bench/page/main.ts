import { COLOURS, columnsOf, createDesignStore, type Design, MAIN_DIAGRAM, tablesOf, toggleNullable } from '#model'
import { encodeLink, fromFile } from '#share'
import { paintScene } from '../../src/canvas/paint/paint-scene.ts'
import { Projector } from '../../src/canvas/project/projector.ts'
import type { RulesAnswer, RulesStep } from './rules.worker.ts'

type View = { readonly k: number; readonly x: number; readonly y: number }
export type Frames = { readonly fps: number; readonly worst: number }

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

const palette = new Proxy(
  { colours: Object.fromEntries(COLOURS.map((colour) => [colour, '#5577aa'])) } as Record<string, unknown>,
  {
    get: (target, key: string) => target[key] ?? '#8899aa',
  },
) as never

/** Runs so many frames, a step each, and says how many a second there were and how long the longest was. */
async function frames(count: number, step: (i: number) => void): Promise<Frames> {
  const start = performance.now()
  let [last, worst] = [start, 0]
  for (let i = 0; i < count; i++) {
    step(i)
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    worst = Math.max(worst, now - last)
    last = now
  }
  return { fps: count / ((performance.now() - start) / 1000), worst }
}

function open(file: string): Design {
  const { design } = fromFile(file)
  if (!design) throw new Error('the made-up design does not open')
  return design
}

/** The same scene painted whole on one canvas, every frame: what the machine can do without anything around it. */
async function bareLoop(file: string, fit: number): Promise<Record<string, Frames>> {
  const scene = new Projector().project(open(file), MAIN_DIAGRAM)
  const canvas = document.getElementById('scene') as HTMLCanvasElement
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  const paint = ({ k, x, y }: View) => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.setTransform(k, 0, 0, k, x, y)
    const box = { x: -x / k, y: -y / k, right: (canvas.width - x) / k, bottom: (canvas.height - y) / k }
    paintScene(context, scene, { palette, k, box, findings: new Map(), hidden: new Set() } as never)
  }
  const views: Record<string, (i: number) => View> = {
    pan: (i) => ({ k: fit, x: 200 + Math.sin(i / 20) * 200, y: 60 + Math.cos(i / 20) * 100 }),
    zoom: (i) => ({ k: fit * 8 ** (i < 60 ? i / 60 : 2 - i / 60), x: 200, y: 60 }),
    drag: (i) => ({ k: 0.6, x: -600 + Math.sin(i / 10), y: -600 }),
  }
  const result: Record<string, Frames> = {}
  for (const [name, view] of Object.entries(views)) result[name] = await frames(120, (i) => paint(view(i)))
  return result
}

/** PGlite alone in a worker of its own, which ends with the page: how long it ran is still asked. */
function postgresAlone(sql: string, dataDir: string): Promise<{ open: number; run: number }> {
  const start = performance.now()
  const worker = new Worker(new URL('./postgres.worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve({ open: performance.now() - start - data.run, run: data.run })
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage({ sql, dataDir })
  })
}

/** One edit in the store, and the link, in milliseconds. */
function pure(file: string): { edit: number; encode: number; link: number } {
  const store = createDesignStore(open(file))
  const tables = tablesOf(store.design())
  const steps = 200
  let spent = 0
  for (let i = 0; i < steps; i++) {
    const column = columnsOf(store.design(), tables[(i * 7) % tables.length]?.id as never)[2]
    const changes = column ? toggleNullable(store.design(), column.id) : []
    const start = performance.now()
    store.commit('edit', changes)
    spent += performance.now() - start
  }
  let link = ''
  const encodes = Array.from({ length: 5 }, () => {
    const start = performance.now()
    link = encodeLink(store.design())
    return performance.now() - start
  })
  return { edit: spent / steps, encode: median(encodes), link: link.length }
}

/** The rules in a worker of their own, which is there as long as the page. */
let reviewing: Worker | null = null
function rules(step: RulesStep): Promise<RulesAnswer> {
  const worker = reviewing ?? new Worker(new URL('./rules.worker.ts', import.meta.url), { type: 'module' })
  reviewing = worker
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(step)
  })
}

Object.assign(window, { bench: { bareLoop, postgresAlone, pure, rules } })
