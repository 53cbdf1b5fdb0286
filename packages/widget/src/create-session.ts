import type { ChatSession, ChatUser } from '@hubbub/contracts'
import type { Api } from './api.ts'
import type { Keep } from './keep.ts'
import type { Store } from './state.ts'
import { tellBuilder } from './tell-builder.ts'

/** The visitor's way in. */
export function createSession({ api, keep, store }: { api: Api; keep: Keep; store: Store }) {
  let entering: Promise<string> | null = null
  let entered = () => {}
  const accept = ({ token, visitor }: ChatSession) => {
    keep.change({ token })
    store.set({ visitor })
    return token
  }
  const open = async (): Promise<string> => {
    const { token, introduction } = keep.load()
    const own = accept(await api.enter(token === null ? {} : { token }))
    if (Object.keys(introduction).length > 0) {
      accept(await api.introduce(own, introduction))
      keep.change({ introduction: {} })
    }
    entered()
    return own
  }
  return {
    onEntered: (handle: () => void) => void (entered = handle),
    /** Once at a time: two who want in share one way. */
    async enter(): Promise<string> {
      const { token, introduction } = keep.load()
      if (token !== null && store.get().visitor !== null && Object.keys(introduction).length === 0)
        return token
      entering ??= open().finally(() => (entering = null))
      return await entering
    },
    async vouch(user: ChatUser): Promise<void> {
      const { token } = keep.load()
      try {
        accept(await api.enter({ user, ...(token !== null && { token }) }))
        entered()
      } catch (error) {
        tellBuilder(`identify was refused. ${error instanceof Error ? error.message : ''}`)
        throw error
      }
    },
    /** Said now, and kept until there is a way to say it. */
    async introduce(introduction: { name?: string; email?: string }): Promise<void> {
      keep.change({ introduction: { ...keep.load().introduction, ...introduction } })
      await this.enter()
    },
    leave(): void {
      keep.change({ token: null })
      store.set({ visitor: null })
    },
  }
}
