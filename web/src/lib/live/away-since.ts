import { useSyncExternalStore } from 'react'
import { createExternal } from './create-external.ts'

/** Since when requests find nobody who could answer them; null while they do. */
export const awaySince = createExternal<Date | null>(null)

export const useAwaySince = () => useSyncExternalStore(awaySince.subscribe, awaySince.get)
