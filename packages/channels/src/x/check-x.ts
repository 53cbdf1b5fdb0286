import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { XUser } from './api-types.ts'
import type { XClient } from './client.ts'
import type { XSettings } from './config.ts'
import { rulesFor } from './sync-rules.ts'

type Step = ChannelCheck['steps'][number]

export async function checkX(
  client: XClient,
  settings: XSettings,
  signal?: AbortSignal,
): Promise<ChannelCheck> {
  try {
    const { data } = await client.me(signal)
    const signedIn = { step: 'account', ok: true, message: `Signed in as @${data.username ?? data.id}` }
    const steps = [signedIn, ...(await checkListening(client, settings, signal))]
    return { ok: steps.every(({ ok }) => ok), steps, account: accountOf(data) }
  } catch (error) {
    return { ok: false, steps: [{ step: 'account', ok: false, message: errorMessage(error) }] }
  }
}

async function checkListening(client: XClient, settings: XSettings, signal?: AbortSignal): Promise<Step[]> {
  const steps: Step[] = []
  if (settings.terms.length > 0) steps.push(checkTerms(client, settings))
  if (client.tokens.app() === null) return steps
  const step = 'usage'
  try {
    const { project_usage: used, project_cap: cap, cap_reset_day: day } = (await client.usage(signal)).data
    const until = day === undefined ? '' : `, counted anew on day ${day} of the month`
    steps.push({ step, ok: true, message: `${used ?? 0} of ${cap ?? 'unlimited'} posts read${until}` })
  } catch (error) {
    steps.push({ step, ok: false, message: errorMessage(error) })
  }
  return steps
}

function checkTerms({ tokens }: XClient, { terms, listen }: XSettings): Step {
  const step = 'listening'
  try {
    const rules = rulesFor(terms.map((text) => ({ text, own: true, monitorIds: [] }))).length
    if (listen === 'stream' && tokens.app() === null)
      return {
        step,
        ok: true,
        message: 'Without the bearer token of the app words are searched for from time to time',
      }
    return { step, ok: true, message: `${terms.length} terms in ${rules} rules` }
  } catch (error) {
    return { step, ok: false, message: errorMessage(error) }
  }
}

export function accountOf({
  id,
  username,
  name,
  profile_image_url: avatarUrl,
  subscription_type: plan,
}: XUser): ChannelAccount {
  return {
    id,
    handle: username ?? null,
    name: name ?? null,
    url: username === undefined ? null : `https://x.com/${username}`,
    avatarUrl: avatarUrl ?? null,
    facts: { writesLong: /premium/i.test(plan ?? '') },
  }
}
