import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { invariant } from '#base'
import type { Id } from '#model'
import type { Engine, Momentary } from './engine.ts'
import type { Card, Scene } from './project/scene.ts'

export const EngineContext = createContext<Engine | null>(null)

export function useEngine(): Engine {
  const engine = useContext(EngineContext)
  invariant(engine, 'a Canvas stands above')
  return engine
}

export const useScene = <T>(select: (scene: Scene) => T): T =>
  useStore(useEngine().scenes, ({ scene }) => select(scene))
export const useMomentary = <T>(select: (now: Momentary) => T): T => useStore(useEngine().momentary, select)
export const useCard = (id: Id): Card | null => useScene((scene) => scene.cards.get(id)?.card ?? null)
