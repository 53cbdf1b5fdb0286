import type { ChannelContext } from '../context.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { nativeInit } from '../http/native-init.ts'
import { createOpenAgent } from './atproto.ts'
import { createAsk } from './create-ask.ts'
import { createChatClient } from './chat-client.ts'
import { createReadingClient } from './reading-client.ts'
import { createWritingClient } from './writing-client.ts'
import type { BlueskyCredentials, BlueskySettings } from './config.ts'
import { createSignIn } from './sign-in.ts'

export interface BlueskyAccount {
  settings: BlueskySettings
  credentials: BlueskyCredentials
  policy: HostPolicy
}

export type BlueskyClient = ReturnType<typeof createBlueskyClient>

/** @atproto/api behind the contract: what it answers is parsed, its errors are classified, its servers are judged. */
export function createBlueskyClient(account: BlueskyAccount, context: ChannelContext) {
  const { settings, credentials, policy } = account
  const { clock, allotment } = context
  const http = createGuardedFetch({ ...policy, open: false })
  const native = async (url: string, init: RequestInit) =>
    await fetch(url, { ...init, ...nativeInit(http.agent) })
  const signIn = createSignIn({
    settings,
    credentials,
    keeper: context.credentials,
    fetch: native,
    now: () => clock.now(),
  })
  const agent = createOpenAgent(signIn.manager)

  const ask = createAsk({ clock, allotment, ready: signIn.tokens })
  const did = async () => await ask(async () => (await signIn.tokens()).did)

  return {
    did,
    ...createReadingClient({ agent, ask, did }),
    ...createWritingClient({ agent, ask }),
    ...createChatClient({ agent, ask }),
    file: http.fetch,
    close: async () => await http[Symbol.asyncDispose](),
  }
}
