import { useRef } from 'preact/hooks'
import type { Client } from '../create-client.ts'

/** Who goes on writing says so again after this. */
const AGAIN_MS = 4_000

/** Tells that the visitor writes, now and then, and that they stopped. */
export function useTyping({ api, keep, store }: Client): (isTyping: boolean) => void {
  const said = useRef({ typing: false, at: 0 })
  return (typing) => {
    const { token } = keep.load()
    const now = Date.now()
    if (token === null || store.get().line !== 'live') return
    if (typing === said.current.typing && (!typing || now - said.current.at < AGAIN_MS)) return
    said.current = { typing, at: now }
    api.typing(token, typing).catch(() => {})
  }
}
