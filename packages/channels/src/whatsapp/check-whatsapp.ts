import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import { callStep } from '../meta/call-step.ts'
import type { WhatsappClient } from './client.ts'
import type { WhatsappSettings } from './config.ts'

type Step = ChannelCheck['steps'][number]

/** Asks whose number it is, whether it is the account's, and whether calls can come. Changes nothing there. */
export async function checkWhatsapp(
  client: Pick<WhatsappClient, 'number' | 'numbers' | 'calls'>,
  { phoneNumberId, businessAccountId, register }: WhatsappSettings,
  { webhookUrl }: Pick<ChannelContext, 'webhookUrl'>,
  signal?: AbortSignal,
): Promise<ChannelCheck> {
  const steps: Step[] = []
  try {
    const {
      id,
      display_phone_number: display,
      verified_name: name = null,
      quality_rating: quality,
      webhook_configuration: calling,
    } = await client.number(signal)
    steps.push({
      step: 'Number',
      ok: true,
      message: `${name ?? 'A number'}, ${display}${quality === undefined ? '' : `; quality ${quality.toLowerCase()}`}`,
    })
    steps.push(await accountStep(client, { phoneNumberId, businessAccountId }, signal))
    const calls = callStep(client, webhookUrl)
    const instead = register ? otherProgram(calling?.phone_number, webhookUrl) : ''
    steps.push({ ...calls, message: `${calls.message}${instead}` })
    const account = {
      id,
      handle: display,
      name,
      url: `https://wa.me/${display.replaceAll(/\D/g, '')}`,
      avatarUrl: null,
      facts: {},
    }
    return { ok: steps.every(({ ok }) => ok), steps, account }
  } catch (error) {
    const step = steps.length === 0 ? 'Number' : 'Business account'
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  }
}

async function accountStep(
  client: Pick<WhatsappClient, 'numbers'>,
  { phoneNumberId, businessAccountId }: Pick<WhatsappSettings, 'phoneNumberId' | 'businessAccountId'>,
  signal?: AbortSignal,
): Promise<Step> {
  const step = 'Business account'
  const has = (await client.numbers(signal)).includes(phoneNumberId)
  return has
    ? { step, ok: true, message: 'The number belongs to it' }
    : {
        step,
        ok: false,
        message: `The account ${businessAccountId} has no number with the ID ${phoneNumberId}`,
      }
}

/** Whoever is called for this number by now, and will not be any more. */
function otherProgram(stands: string | undefined, webhookUrl: string | null): string {
  const host = stands === undefined ? null : (URL.parse(stands)?.host ?? null)
  if (host === null || webhookUrl === null || host === new URL(webhookUrl).host) return ''
  return `, and no longer ${host} for this number`
}
