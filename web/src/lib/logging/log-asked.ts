import type { Message } from '@hubbub/contracts'
import { createExternal } from '#lib/live/create-external.ts'

/** What is to be written down, as far as the place where it was asked for says it. */
export interface AskedLog {
  contact?: { id: string; name: string }
  /** Where it is to stand. */
  conversation?: { id: string; number: number }
  /** One that is corrected. */
  message?: Message
}

const asked = createExternal<AskedLog | null>(null)

/** Whether somebody wants to write down a call or a visit; one dialog serves every page. */
export const logAsked = { get: asked.get, subscribe: asked.subscribe }
export const askLog = (what: AskedLog): void => asked.set(what)
export const closeLog = (): void => asked.set(null)
