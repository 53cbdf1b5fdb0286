import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { YouTubeChannel } from './api-types.ts'
import { createYouTubeClient, type YouTubeAccount, type YouTubeClient } from './client.ts'
import { daily, type YouTubeSettings } from './config.ts'
import { partyOfChannel } from './mapper.ts'
import { createResolver } from './sources.ts'

type Step = ChannelCheck['steps'][number]

/** Whose channel it is, whether all that is listened to is there, and how much of the day's quota it will take. */
export async function checkYouTube(
  view: YouTubeAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createYouTubeClient(view, context)
  const { settings, signal } = view
  const steps: Step[] = []
  try {
    const mine = settings.access === 'key' ? null : await client.channel({ mine: 'true' }, 'comments', signal)
    if (settings.access === 'oauth') steps.push(signInStep(mine))
    else if (isSilent(settings)) steps.push(nothingToHear)
    steps.push(...(await checkHeard(client, settings, signal)), quotaStep(settings))
    const ok = steps.every((step) => step.ok)
    return { ok, steps, ...(mine !== null && { account: accountOf(mine) }) }
  } catch (error) {
    return { ok: false, steps: [...steps, { step: 'sign-in', ok: false, message: errorMessage(error) }] }
  } finally {
    await client.close()
  }
}

const isSilent = ({ channels, videos, searches }: YouTubeSettings) =>
  channels.length + videos.length + searches.length === 0

const nothingToHear: Step = {
  step: 'listening',
  ok: false,
  message: 'By an API key something must be named that is listened to',
}

function signInStep(mine: YouTubeChannel | null): Step {
  if (mine === null) return { step: 'sign-in', ok: false, message: 'The Google account has no channel' }
  return {
    step: 'sign-in',
    ok: true,
    message: `Signed in as ${mine.snippet.customUrl ?? mine.snippet.title}`,
  }
}

/** With a key this is also what shows that the key is good. */
async function checkHeard(
  client: YouTubeClient,
  { channels, videos, searches, access }: YouTubeSettings,
  signal?: AbortSignal,
): Promise<Step[]> {
  const steps: Step[] = []
  if (videos.length > 0) {
    const found = new Set((await client.videos(videos, 'listen', signal)).map(({ id }) => id))
    const missing = videos.filter((id) => !found.has(id))
    const message =
      missing.length === 0 ? `${videos.length} found` : `There is no video ${missing.join(', ')}`
    steps.push({ step: 'videos', ok: missing.length === 0, message })
  }
  const resolve = createResolver(client)
  for (const channel of channels) {
    const name = channel.startsWith('@')
      ? channel
      : ((await client.channel({ id: channel }, 'listen', signal))?.id ?? null)
    const id = name === null ? null : await resolve(name, signal).catch(() => null)
    steps.push({
      step: channel,
      ok: id !== null,
      message: id === null ? 'There is no such channel' : 'It can be heard',
    })
  }
  if (access === 'key' && searches.length > 0 && steps.length === 0)
    await client.channel({ forHandle: '@youtube' }, 'listen', signal)
  return steps
}

function quotaStep({ channels, videos, held, access, everyMinutes }: YouTubeSettings): Step {
  const own = access === 'oauth' ? 1 + Number(held) : 0
  const looks = 1440 / Math.max(everyMinutes, 1)
  const units = Math.round((own + channels.length + videos.length) * looks + 6 * 144)
  const message = `About ${units} of ${daily.quota} units a day are used to look; an answer takes 50`
  return units <= daily.quota
    ? { step: 'quota', ok: true, message }
    : { step: 'quota', ok: false, message: `${message}: look less often, or at less` }
}

function accountOf(mine: YouTubeChannel): ChannelAccount {
  const { value, handle, name, url, avatarUrl } = partyOfChannel(mine)
  return {
    id: value,
    handle: handle ?? null,
    name,
    url: url ?? null,
    avatarUrl: avatarUrl ?? null,
    facts: {},
  }
}
