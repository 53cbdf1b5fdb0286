import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { MastoAccount, MastoInstance } from './api-types.ts'
import { createMastodonClient, type MastodonAccount } from './client.ts'
import { identityOf } from './mapper.ts'

type Step = ChannelCheck['steps'][number]

/** Asks the instance who we are, what the token may do and where the limits are. */
export async function checkMastodon(
  account: MastodonAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createMastodonClient(account, context)
  const { signal } = account
  const steps: Step[] = []
  try {
    const me = await client.me(signal)
    steps.push({ step: 'sign-in', ok: true, message: `Signed in as @${me.acct}` })
    const scopes = await client.scopes(signal).catch(() => null)
    const mayWrite = scopes === null || scopes.some((scope) => /^write(:|$)/.test(scope))
    if (scopes !== null)
      steps.push({ step: 'scopes', ok: true, message: `The token may ${scopes.join(', ')}` })
    const instance = await client.instance(signal)
    const { maxCharacters } = instance.configuration.statuses
    steps.push({
      step: 'instance',
      ok: true,
      message: `${instance.domain} takes ${maxCharacters ?? 500} letters`,
    })
    return {
      ok: true,
      steps,
      account: accountOf(me, instance, { mayWrite, host: new URL(account.settings.url).host }),
    }
  } catch (error) {
    if (error instanceof ChannelError && error.shutDoor !== null) throw error
    const step = steps.length === 0 ? 'sign-in' : 'instance'
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  } finally {
    await client.close()
  }
}

function accountOf(
  me: MastoAccount,
  { configuration: { statuses, mediaAttachments } }: MastoInstance,
  { mayWrite, host }: { mayWrite: boolean; host: string },
): NonNullable<ChannelCheck['account']> {
  return {
    id: identityOf(me),
    handle: `${me.username}@${host}`,
    name: me.displayName || me.username,
    url: me.url,
    avatarUrl: me.avatar ?? null,
    facts: {
      profileUrl: me.url,
      mayWrite,
      maxCharacters: statuses.maxCharacters ?? 500,
      perLink: statuses.charactersReservedPerUrl ?? 23,
      maxFiles: statuses.maxMediaAttachments ?? 4,
      fileTypes: mediaAttachments.supportedMimeTypes ?? ['image/*'],
      maxFileBytes: mediaAttachments.imageSizeLimit ?? 8_000_000,
    },
  }
}
