export { afterPaint } from './after-paint.ts'
export {
  SessionProvider,
  useDesign,
  useDesignStore,
  usePaintedDesign,
  useReadOnly,
  useSession,
  useSessionStore,
} from './context.tsx'
export { type Feed, feed } from './feed.ts'
export { letGo } from './let-go.ts'
export {
  type Cell,
  type CellField,
  EMPTY_SELECTION,
  type Filter,
  type Focus,
  initialSession,
  NO_FILTER,
  type SessionState,
  type Spot,
  type StatusMessage,
  type Theme,
  TOOLS,
  type Tool,
} from './session-state.ts'
export { createSessionStore, type SessionStore } from './session-store.ts'
export { whenIdle } from './when-idle.ts'
