import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { SlackClient } from './client.ts'
import { scopes, type SlackCredentials, type SlackSettings } from './config.ts'
import { listRooms } from './list-rooms.ts'
import { openSocket } from './open-socket.ts'
import { identityOf } from './people.ts'

type Step = ChannelCheck['steps'][number]

interface Checked {
  settings: SlackSettings
  credentials: SlackCredentials
  signal: AbortSignal | undefined
}

/** Asks who the app is, what it may do, and whether its messages will come here. */
export async function checkSlack(
  client: SlackClient,
  { settings, credentials, signal }: Checked,
  context: Pick<ChannelContext, 'webhookUrl' | 'clock'>,
): Promise<ChannelCheck> {
  try {
    const me = await client.me(signal)
    const granted = me.response_metadata?.scopes ?? []
    const signedIn = { step: 'token', ok: true, message: `Signed in to ${me.team} as @${me.user}` }
    const steps = [
      signedIn,
      checkScopes(granted),
      await checkComing(client, { settings, credentials, signal }, context),
    ]
    const rooms = await listRooms(client, signal ?? AbortSignal.timeout(30_000))
    const account: ChannelAccount = {
      id: identityOf(me.team_id, me.user_id),
      handle: me.user,
      name: me.team,
      url: me.url,
      avatarUrl: null,
      facts: { teamId: me.team_id, userId: me.user_id, botId: me.bot_id ?? null, scopes: granted, rooms },
    }
    return { ok: steps.every(({ ok }) => ok), steps, account }
  } catch (error) {
    return { ok: false, steps: [{ step: 'token', ok: false, message: errorMessage(error) }] }
  }
}

/** Without these it cannot hear at all; of the others the abilities say what is missing. */
function checkScopes(granted: readonly string[]): Step {
  const step = 'permissions'
  const lacking = scopes.base.filter((scope) => !granted.includes(scope))
  const hears = scopes.history.filter((scope) => granted.includes(scope))
  if (hears.length === 0 && !granted.includes('app_mentions:read')) lacking.push(scopes.history[0] as never)
  if (lacking.length > 0)
    return { step, ok: false, message: `The app lacks ${lacking.join(', ')}: add them, install it again` }
  const rest = [...scopes.rooms, ...scopes.history].filter((scope) => !granted.includes(scope))
  return {
    step,
    ok: true,
    message: rest.length === 0 ? 'Everything is permitted' : `Not permitted: ${rest.join(', ')}`,
  }
}

async function checkComing(
  { root }: SlackClient,
  { settings, credentials, signal }: Checked,
  { webhookUrl, clock }: Pick<ChannelContext, 'webhookUrl' | 'clock'>,
): Promise<Step> {
  const step = 'messages'
  if (settings.receive === 'webhook') {
    if (credentials.signingSecret === null)
      return { step, ok: false, message: 'The signing secret is needed: with it Slack signs its calls' }
    if (webhookUrl?.startsWith('https:') !== true)
      return {
        step,
        ok: false,
        message:
          'Slack calls only a public https address, and this installation has none: use the socket instead',
      }
    return { step, ok: true, message: 'Slack can call this installation' }
  }
  if (credentials.appToken === null)
    return { step, ok: false, message: 'The app-level token is needed: with it the socket is opened' }
  const socket = await openSocket({
    appToken: credentials.appToken,
    root,
    clock,
    signal: signal ?? AbortSignal.timeout(30_000),
  }).catch((error: unknown) => errorMessage(error))
  if (typeof socket === 'string') return { step, ok: false, message: socket }
  socket.close()
  return { step, ok: true, message: 'The socket opens' }
}
