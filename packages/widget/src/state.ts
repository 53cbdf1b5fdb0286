import type { ChatView, ChatVisitor } from '@hubbub/contracts'
import type { Outgoing } from './rules/outbox.ts'
import { nothing, type Timeline } from './rules/timeline.ts'

export interface State {
  /** Null until the server has said what the chat looks like. */
  view: ChatView | null
  visitor: ChatVisitor | null
  timeline: Timeline
  outbox: readonly Outgoing[]
  /** Whether what was said before is known: none is waited for where nobody was here before. */
  loaded: boolean
  line: 'none' | 'live' | 'lost'
  typing: { name: string | null } | null
  open: boolean
  /** Something went wrong that the visitor should know, in words. */
  notice: string | null
}

export type Store = ReturnType<typeof createStore>

/** The state, and who wants to know of its changes. */
export function createStore() {
  let state: State = {
    view: null,
    visitor: null,
    timeline: nothing,
    outbox: [],
    loaded: false,
    line: 'none',
    typing: null,
    open: false,
    notice: null,
  }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(part: Partial<State>): void {
      state = { ...state, ...part }
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
