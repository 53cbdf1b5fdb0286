import { useEffect, useState } from 'react'

/** What it was when nobody had changed it for a while. */
export function useDebouncedValue<T>(value: T, milliseconds: number): T {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return calm
}
