import { useCallback, useSyncExternalStore } from 'react'

/** The widths at which the frame changes; the same as Tailwind's `sm` and `lg`. */
export const widths = { phone: '(max-width: 39.99rem)', stacked: '(max-width: 63.99rem)' } as const

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
