import type { ChatUser } from '@hubbub/contracts'
import type { Client } from './create-client.ts'

export interface Show {
  open(): void
  close(): void
}

type Call = [name: 'open' | 'close' | 'forget'] | [name: 'identify', user: ChatUser]

/**
 * What pages call: `hubbubChat.identify({ id, name, email, hash })`, `open()`, `close()`, `forget()`. A page that is
 * quicker than this script leaves its calls in an array of that name: `hubbubChat = [['identify', {…}]]`.
 */
export function offer(client: Client, show: Show): void {
  const page = globalThis as unknown as { hubbubChat?: unknown }
  const waiting = Array.isArray(page.hubbubChat) ? (page.hubbubChat as Call[]) : []
  const identify = async (user: ChatUser): Promise<boolean> => {
    // The console has said why.
    return await client.identify(user).then(
      () => true,
      () => false,
    )
  }
  const chat = { ...show, identify, forget: client.forget, push: (call: Call) => run(call) }
  const run = ([name, user]: Call) => {
    if (name === 'identify' && user !== undefined) void identify(user)
    else if (name !== 'identify') chat[name]()
  }
  page.hubbubChat = chat
  for (const call of waiting) run(call)
}
