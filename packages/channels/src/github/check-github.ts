import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { createGithubClient } from './client.ts'
import type { GithubAccount } from './create-github-ask.ts'

type Step = ChannelCheck['steps'][number]

/** Asks who the token is for, and whether it sees each of the repositories. */
export async function checkGithub(
  { signal, ...account }: GithubAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createGithubClient(account, context)
  const steps: Step[] = []
  let step = 'token'
  try {
    const me = await client.me(signal)
    steps.push({ step, ok: true, message: `Signed in as ${me.login}` })
    if (client.isApp() && account.settings.mentions)
      throw new ChannelError({
        class: 'rejected',
        message:
          'An app sees only where it is installed: mentions all over GitHub need the token of a person',
      })
    for (const repo of account.settings.repositories) {
      step = repo
      const found = await client.repository(repo, signal)
      steps.push({ step, ok: true, message: found.private ? 'A private repository' : 'A public repository' })
    }
    const { id, login, name, html_url: url, avatar_url: avatarUrl } = me
    const rest = { url, avatarUrl: avatarUrl ?? null, facts: {} }
    return { ok: true, steps, account: { id: String(id), handle: login, name: name ?? null, ...rest } }
  } catch (error) {
    if (error instanceof ChannelError && error.shutDoor !== null) throw error
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  } finally {
    await client.close()
  }
}
