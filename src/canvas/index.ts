export { Canvas } from './canvas.tsx'
export type { MenuTarget, OpenMenu } from './gestures/listen.ts'
export type { CanvasHandle } from './handle.ts'
