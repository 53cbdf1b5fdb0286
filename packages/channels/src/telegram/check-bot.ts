import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { TelegramClient } from './client.ts'
import type { TelegramSettings } from './config.ts'

import { checkPlaces } from './check-places.ts'

type Step = ChannelCheck['steps'][number]

/** Asks who the bot is, and whether its messages will come here. Takes nothing over yet. */
export async function checkBot(
  client: TelegramClient,
  settings: TelegramSettings,
  context: Pick<ChannelContext, 'webhookUrl'>,
  signal?: AbortSignal,
): Promise<ChannelCheck> {
  try {
    const me = await client.me(signal)
    const url = me.username === undefined ? null : `https://t.me/${me.username}`
    const signedIn = { step: 'token', ok: true, message: `Signed in as @${me.username ?? me.first_name}` }
    const coming = await checkComing(client, settings, context, signal)
    const places = await checkPlaces(client, { me, places: settings.places })
    const steps = [signedIn, coming, ...places.steps]
    return {
      ok: steps.every(({ ok }) => ok),
      steps,
      account: {
        id: String(me.id),
        handle: me.username ?? null,
        name: me.first_name,
        url,
        avatarUrl: null,
        facts: {
          joinsGroups: me.can_join_groups ?? true,
          hearsGroups: me.can_read_all_group_messages ?? false,
          rooms: places.rooms,
        },
      },
    }
  } catch (error) {
    return { ok: false, steps: [{ step: 'token', ok: false, message: errorMessage(error) }] }
  }
}

async function checkComing(
  client: TelegramClient,
  { receive, takeOver }: TelegramSettings,
  { webhookUrl }: Pick<ChannelContext, 'webhookUrl'>,
  signal?: AbortSignal,
): Promise<Step> {
  const step = 'messages'
  if (receive === 'webhook' && webhookUrl?.startsWith('https:') !== true)
    return {
      step,
      ok: false,
      message:
        'Telegram calls only a public https address, and this installation has none: fetch them instead',
    }
  const { url, pending_update_count: waiting } = await client.webhookInfo(signal)
  if (url !== '' && !isOurs(url, webhookUrl) && !takeOver)
    return {
      step,
      ok: false,
      message: `Telegram calls another program for this bot (${hostOf(url)}): remove its webhook there, or switch on taking over`,
    }
  return { step, ok: true, message: waiting === 0 ? 'Nothing is waiting' : `${waiting} messages are waiting` }
}

/** Any address of this installation; which channel it belongs to is known once there is one. */
const isOurs = (url: string, webhookUrl: string | null) =>
  webhookUrl !== null && url.startsWith(webhookUrl.slice(0, webhookUrl.lastIndexOf('/') + 1))

const hostOf = (url: string) => URL.parse(url)?.host ?? url
