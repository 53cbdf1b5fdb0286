import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'

/** Who follows a link stands in the new page, even though the link has gone with the old one. */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation }) => {
        if (fromLocation && document.activeElement === document.body)
          main.current?.focus({ preventScroll: true })
      }),
    [router, main],
  )
}
