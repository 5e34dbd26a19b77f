export {
  SessionProvider,
  useDesign,
  useDesignStore,
  usePaintedDesign,
  useSession,
  useSessionStore,
} from './context.tsx'
export { type Feed, feed } from './feed.ts'
export {
  type Cell,
  type CellField,
  EMPTY_SELECTION,
  initialSession,
  type SessionState,
  type StatusMessage,
  type Theme,
  TOOLS,
  type Tool,
} from './session-state.ts'
export { createSessionStore, type SessionStore } from './session-store.ts'
export { whenIdle } from './when-idle.ts'
