import type { ChatStreamEvent, ChatUser } from '@hubbub/contracts'
import { type Api, Refusal } from './api.ts'
import { createReceipts } from './create-receipts.ts'
import { createSender } from './create-sender.ts'
import { createSession } from './create-session.ts'
import { createFollower } from './follow.ts'
import type { Keep } from './keep.ts'
import { joinOutboxes } from './rules/outbox.ts'
import { applyChange, merge, nothing } from './rules/timeline.ts'
import type { Store } from './state.ts'
import { tellBuilder } from './tell-builder.ts'

/** One who writes says so again; who says nothing more has stopped. */
const TYPING_MS = 9_000
/** What the chat looks like may change, and whether somebody is there. */
const VIEW_MS = 5 * 60_000

export type Client = ReturnType<typeof createClient>

/** The visitor's side of the chat, without anything that is drawn. */
export function createClient({ api, keep, store }: { api: Api; keep: Keep; store: Store }) {
  const session = createSession({ api, keep, store })
  const sender = createSender({ api, keep, store, enter: session.enter, leave: session.leave })
  const receipts = createReceipts({ api, store, token: () => keep.load().token })
  const tell = createTell(store, () => {
    sender.returned()
    receipts.note()
  })
  const follower = createFollower(api, {
    token: () => keep.load().token,
    onEvent: tell,
    onLine: (line) => {
      if (store.get().line !== line) store.set({ line })
      if (line !== 'live') return
      void sender.flush()
      receipts.note()
    },
    onOver: async () => {
      session.leave()
      if (store.get().outbox.length > 0) await session.enter()
    },
  })
  session.onEntered(() => follower.start())
  const lookAt = async () => await look(api, store)

  return {
    store,
    api,
    sender,
    receipts,
    session,
    follower,
    keep,
    lookAt,
    /** Takes up what was left: the conversation, and what waits to be sent. */
    begin(): void {
      const kept = keep.load()
      store.set({ outbox: kept.outbox, open: kept.open, loaded: kept.token === null })
      keep.onOther((other) => store.set({ outbox: joinOutboxes(store.get().outbox, other.outbox) }))
      addEventListener('online', () => {
        follower.start()
        void sender.flush()
      })
      if (kept.token !== null) {
        follower.start()
        session.enter().catch(() => {})
      }
      void sender.flush()
      setInterval(() => {
        if (document.visibilityState === 'visible') lookAt().catch(() => {})
      }, VIEW_MS)
    },
    async earlier(): Promise<void> {
      const { before } = store.get().timeline
      const { token } = keep.load()
      if (before === null || token === null) return
      const page = await api.earlier(token, before)
      const { timeline } = store.get()
      store.set({
        timeline: { ...timeline, messages: merge(timeline.messages, page.messages), before: page.before },
      })
    },
    /** The page says who this is, and vouches for it. */
    identify: async (user: ChatUser) => {
      await session.vouch(user)
      follower.restart()
    },
    /** Nobody is signed in at the page any more. */
    forget(): void {
      session.leave()
      follower.stop()
      keep.change({ draft: '', introduction: {} })
      store.set({ timeline: nothing, visitor: null, loaded: true, line: 'none' })
    },
  }
}

/** Takes in what the server tells. */
function createTell(store: Store, onMessages: () => void) {
  let quiet: ReturnType<typeof setTimeout> | undefined
  return ({ event, data }: ChatStreamEvent): void => {
    if (event === 'typing') {
      clearTimeout(quiet)
      quiet = setTimeout(() => store.set({ typing: null }), TYPING_MS)
      return store.set({ typing: data.typing ? { name: data.name } : null })
    }
    const { timeline } = store.get()
    const fresh = event === 'reset' ? { ...nothing, ...data } : applyChange(timeline, data)
    const answered = event === 'change' && data.messages.some(({ from }) => from === 'agent')
    store.set({ timeline: fresh, loaded: true, ...(answered && { typing: null }) })
    onMessages()
  }
}

async function look(api: Api, store: Store): Promise<void> {
  try {
    store.set({ view: await api.view() })
  } catch (error) {
    if (error instanceof Refusal && !error.passing) tellBuilder(error.message)
    throw error
  }
}
