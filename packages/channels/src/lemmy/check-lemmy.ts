import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { Person } from './api-types.ts'
import { createLemmyClient, type LemmyAccount, type LemmyClient } from './client.ts'
import { partyOf } from './mapper.ts'

type Step = ChannelCheck['steps'][number]

/** Who we are on the instance, which version it is, and whether it knows what is listened to. */
export async function checkLemmy(
  view: LemmyAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createLemmyClient(view, context)
  const { settings, signal } = view
  try {
    const { version, my_user: mine } = await client.site(signal)
    const person = mine?.local_user_view.person
    if (person === undefined) return failed('The instance does not say who is signed in')
    if (person.name.toLowerCase() !== settings.username.toLowerCase())
      return failed(`The token speaks for ${person.name}, not for ${settings.username}`)
    const steps: Step[] = [
      { step: 'sign-in', ok: true, message: `Signed in as ${person.name}` },
      { step: 'instance', ok: true, message: `Lemmy ${version}` },
    ]
    const { communities, home } = settings
    for (const name of new Set([...communities, ...(home === null ? [] : [home])]))
      steps.push(await checkCommunity(client, name, signal))
    return { ok: steps.every(({ ok }) => ok), steps, account: accountOf(person) }
  } catch (error) {
    if (error instanceof ChannelError && error.shutDoor !== null) throw error
    return failed(errorMessage(error))
  } finally {
    await client.close()
  }
}

const failed = (message: string): ChannelCheck => ({
  ok: false,
  steps: [{ step: 'sign-in', ok: false, message }],
})

async function checkCommunity(client: LemmyClient, name: string, signal?: AbortSignal): Promise<Step> {
  const step = `!${name}`
  try {
    await client.community(name, signal)
    return { step, ok: true, message: 'The instance knows it' }
  } catch (error) {
    return { step, ok: false, message: errorMessage(error) }
  }
}

function accountOf(person: Person): ChannelAccount {
  const { value, handle, name, url, avatarUrl } = partyOf(person)
  return {
    id: value,
    handle: handle ?? null,
    name,
    url: url ?? null,
    avatarUrl: avatarUrl ?? null,
    facts: {},
  }
}
