import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { readablePhone } from '@hubbub/contracts/phone'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { createSmsClient, type SmsAccount, type SmsClient } from './client.ts'
import type { SmsSettings } from './config.ts'

type Step = ChannelCheck['steps'][number]

/** Asks whether we are let in, and whether the number is the account's and takes text messages. */
export async function checkSms(
  account: SmsAccount & { signal: AbortSignal | undefined },
  context: ChannelContext,
): Promise<ChannelCheck> {
  const client = createSmsClient(account, context.clock)
  const { settings, signal } = account
  const steps: Step[] = []
  try {
    const { name, trial } = await signIn(client, account)
    steps.push({
      step: 'sign-in',
      ok: true,
      message: trial
        ? `Signed in as ${name}: a trial, which may text only to verified numbers`
        : `Signed in as ${name}`,
    })
    const number = await numberStep(client, settings, context.webhookUrl, signal)
    if (number !== null) steps.push(number)
    steps.push(callsStep(account))
    return { ok: steps.every(({ ok }) => ok), steps, account: accountOf(settings, { name, trial }) }
  } catch (error) {
    if (error instanceof ChannelError && error.shutDoor !== null) throw error
    const step = steps.length === 0 ? 'sign-in' : 'number'
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  } finally {
    await client.close()
  }
}

/** An API key may not look at the account itself. */
async function signIn(
  client: SmsClient,
  { credentials, settings, signal }: SmsAccount & { signal: AbortSignal | undefined },
): Promise<{ name: string; trial: boolean }> {
  if (credentials.apiKey !== '') {
    await client.messages({ PageSize: '1' }, signal)
    return { name: settings.accountSid, trial: false }
  }
  const { friendly_name: name, status, type } = await client.account(signal)
  if (status !== 'active')
    throw new ChannelError({ class: 'reauthorize', message: `The account is ${status} at the network` })
  return { name: name ?? settings.accountSid, trial: type === 'Trial' }
}

async function numberStep(
  client: SmsClient,
  { from }: SmsSettings,
  webhookUrl: string | null,
  signal: AbortSignal | undefined,
): Promise<Step | null> {
  if (!from.startsWith('+')) return null
  const step = 'number'
  const { incoming_phone_numbers: numbers } = await client.numbers(from, signal)
  const found = numbers.find(({ phone_number: number }) => number === from)
  const shown = readablePhone(from)
  if (found === undefined) return { step, ok: false, message: `${shown} is no number of this account` }
  if (found.capabilities.sms !== true)
    return { step, ok: false, message: `${shown} cannot send or receive text messages` }
  return { step, ok: true, message: `${shown} ${whoIsCalled(found.sms_url, webhookUrl)}` }
}

function whoIsCalled(smsUrl: string | null, webhookUrl: string | null): string {
  if (smsUrl === null || smsUrl === '')
    return 'calls nobody yet: paste the webhook address of this channel there'
  const ours = webhookUrl !== null && smsUrl.startsWith(webhookUrl.slice(0, webhookUrl.lastIndexOf('/') + 1))
  if (ours) return 'tells us of its messages'
  return `tells another program (${URL.parse(smsUrl)?.host ?? smsUrl}); messages are fetched here besides`
}

function callsStep({ credentials }: SmsAccount): Step {
  const message =
    credentials.authToken === ''
      ? 'Without the auth token calls cannot be proven genuine: messages are only fetched'
      : 'Calls are proven genuine by the auth token'
  return { step: 'calls', ok: true, message }
}

function accountOf(settings: SmsSettings, { name, trial }: { name: string; trial: boolean }): ChannelAccount {
  return {
    id: settings.from || settings.messagingServiceSid,
    handle: null,
    name,
    url: null,
    avatarUrl: null,
    facts: { trial },
  }
}
