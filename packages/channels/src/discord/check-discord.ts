import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { mayReadContent } from './api-types.ts'
import type { DiscordClient } from './client.ts'
import type { DiscordSettings } from './config.ts'
import { listRooms } from './list-rooms.ts'
import { partyOf } from './mapper.ts'

type Step = ChannelCheck['steps'][number]

/** Asks who the bot is, in which servers it is, and what it may hear there. */
export async function checkDiscord(
  client: DiscordClient,
  { content }: DiscordSettings,
  signal?: AbortSignal,
): Promise<ChannelCheck> {
  try {
    const me = await client.me(signal)
    const application = await client.application(signal)
    const guilds = await client.guilds(signal)
    const rooms = await listRooms({ channelsOf: client.channelsOf, guilds: async () => guilds }, signal)
    const reads = mayReadContent(application)
    const steps: Step[] = [
      { step: 'token', ok: true, message: `Signed in as ${me.username}` },
      { step: 'servers', ok: true, message: serversOf(guilds, application.id) },
      { step: 'content', ok: !content || reads, message: contentWords(content, reads) },
    ]
    const party = partyOf(me)
    return {
      ok: steps.every(({ ok }) => ok),
      steps,
      account: {
        id: me.id,
        handle: me.username,
        name: party.name,
        url: null,
        avatarUrl: party.avatarUrl ?? null,
        facts: { readsContent: content && reads, servers: guilds.length, rooms },
      },
    }
  } catch (error) {
    return { ok: false, steps: [{ step: 'token', ok: false, message: errorMessage(error) }] }
  }
}

function serversOf(guilds: readonly { name: string }[], applicationId: string): string {
  if (guilds.length > 0) {
    const names = guilds.slice(0, 3).map(({ name }) => name)
    return `In ${names.join(', ')}${guilds.length > 3 ? ` and ${guilds.length - 3} more` : ''}`
  }
  return `In no server yet: https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot&permissions=274878024768`
}

function contentWords(wanted: boolean, reads: boolean): string {
  if (!wanted) return 'It hears only what names it, answers it, or is said in private'
  return reads
    ? 'It may hear what does not name it'
    : 'The Message Content Intent is switched off at Discord: switch it on there, or off here'
}
