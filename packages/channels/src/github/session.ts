import type { ChannelAccount } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession } from '../contract.ts'
import { actionsOf } from './actions.ts'
import { createGithubClient } from './client.ts'
import type { GithubAccount } from './create-github-ask.ts'
import type { Ourselves } from './mapper.ts'
import { pullGithub } from './pull-github.ts'
import { readKept } from './read-written.ts'
import { lookupGithub, sendGithub } from './send-github.ts'

export function createGithubSession(
  { account, ...rest }: GithubAccount & { account: ChannelAccount | null },
  context: ChannelContext,
): ChannelSession {
  const client = createGithubClient(rest, context)
  const { settings } = rest
  let known = oursOf(account, settings.onlyNamed)
  const us = async (signal?: AbortSignal): Promise<Ourselves> => {
    if (known === null) {
      const { id, login } = await client.me(signal)
      known = { id, login: calledBy(login), onlyNamed: settings.onlyNamed }
    }
    return known
  }
  const deps = { client, settings, clock: context.clock, us, pace: { nextAt: 0 } }

  return {
    pull: (input) => pullGithub(deps, input),
    watch: async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    },
    async send(message, { signal } = {}) {
      if (message.form === 'post') return await sendGithub(client, message, signal)
      throw new ChannelError({ class: 'rejected', message: 'No mail leaves by GitHub' })
    },
    lookupSent: async (question) =>
      await lookupGithub(client, question, { us: await us(), now: context.clock.now() }),
    async read(raw) {
      const one = readKept(raw, await us())
      return one.ok ? { ok: true, message: { ...one.message, raw } } : one
    },
    ...actionsOf(client),
    [Symbol.asyncDispose]: client.close,
  }
}

/** Who the account is, as the last check said. */
export function oursOf(account: ChannelAccount | null, onlyNamed: boolean): Ourselves | null {
  if (account === null || account.handle === null) return null
  return { id: Number(account.id), login: calledBy(account.handle), onlyNamed }
}

/** An app writes as `name[bot]`, and is called by its name. */
const calledBy = (login: string) => login.replace(/\[bot\]$/, '')
