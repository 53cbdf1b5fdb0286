import type { ChannelListening } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { seesMonitor } from '../monitors/may-monitor.ts'
import { type BookedMonitor, holdBook } from '../monitors/monitor-book.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'

/** More of them nobody reads; how many there are is said. */
const MOST_SHOWN = 200

/** What an account asks its network for: its own list, and what each monitor adds. */
export async function getChannelListening(
  ctx: Context & { catalogue: ChannelCatalogue },
  id: string,
): Promise<ChannelListening> {
  permit(ctx, 'channel:read')
  const { channel, book, taken } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await repositories.channels.find(id)
    if (found === null) throw notFound('channel')
    const all = await repositories.hearing.takenUp()
    return {
      channel: found,
      book: await holdBook(ctx, repositories),
      taken: all.find(({ channelId }) => channelId === id) ?? null,
    }
  })
  const plan = ctx.catalogue.listening(channel, book.monitors)
  const byId = new Map(book.monitors.map((monitor) => [monitor.id, monitor]))
  const heard = (plan?.monitors ?? []).filter(
    ({ terms, crowdedOut }) => terms.length > 0 || crowdedOut === true,
  )
  return {
    own: (plan?.terms ?? []).filter(({ own }) => own).map(({ text }) => text),
    monitors: heard.slice(0, MOST_SHOWN).map(({ id: monitorId, heard: how, why, terms }) => ({
      ...namedFor(ctx, byId.get(monitorId)),
      heard: how,
      why,
      terms,
    })),
    monitorCount: heard.length,
    room: plan?.room ?? null,
    problems: [...new Set((taken?.problems ?? []).map(({ message }) => message))],
    takenUpAt: taken?.at.toISOString() ?? null,
    current: taken?.stamp === book.stamp,
  }
}

/** Of one that is not theirs to see people learn what the account asks for, and not whose it is. */
function namedFor(
  ctx: Context,
  monitor: BookedMonitor | undefined,
): { id: string | null; name: string | null } {
  if (monitor === undefined || !seesMonitor(ctx.caller, monitor)) return { id: null, name: null }
  return { id: monitor.id, name: monitor.name }
}
