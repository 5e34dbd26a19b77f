import { useEffect, useState } from 'react'
import { useSession } from '#session'
import { writeSaved } from './saved.ts'

const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

/** Puts the chosen theme on the page, following the system where that is the choice. Gives whether it is dark now. */
export function useTheme(): boolean {
  const theme = useSession((it) => it.theme)
  const [system, setSystem] = useState(() => systemDark().matches)
  useEffect(() => {
    const media = systemDark()
    const look = () => setSystem(media.matches)
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [])
  const dark = theme === 'dark' || (theme === 'system' && system)
  // Before children paint: the canvas reads its colours from the page.
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  useEffect(() => writeSaved('theme', { theme }), [theme])
  return dark
}
