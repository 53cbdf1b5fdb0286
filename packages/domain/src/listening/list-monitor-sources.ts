import type { MonitorLists, MonitorSource } from '@hubbub/contracts'
import { askFor, type Query } from '@hubbub/query'
import type { Context } from '../context.ts'
import { readWhole } from '../monitors/check-query.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import type { TakenUp } from '../ports/hearing.ts'

export interface ListMonitorSources {
  query: string
  lists: MonitorLists
  /** Of the monitor that it is to be; null before there is one. */
  monitorId: string | null
}

/** Which accounts hear what a query would match, as they would be asked for it; of a monitor, what is so now. */
export async function listMonitorSources(
  ctx: Context & { catalogue: ChannelCatalogue },
  { monitorId, ...what }: ListMonitorSources,
): Promise<MonitorSource[]> {
  permit(ctx, 'monitor:read')
  const { tree } = readWhole(what)
  const { channels, taken, stamp } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => ({
    channels: await repositories.channels.list(),
    taken: new Map((await repositories.hearing.takenUp()).map((one) => [one.channelId, one])),
    stamp: await repositories.matches.hold(),
  }))
  return channels.map((channel): MonitorSource => {
    const { id, kind, name } = channel
    const plan = ctx.catalogue.listening(channel, [{ id: monitorId ?? '', tree }])
    const state = stateOf(channel, taken.get(id) ?? null, stamp)
    const source = { channelId: id, kind, name }
    const [heard] = plan?.monitors ?? [heardAnyway(tree, channel)]
    if (heard === undefined) return { ...source, heard: 'nothing', why: null, terms: [], state }
    const { why, terms } = heard
    if (plan === null)
      return { ...source, heard: heard.heard, why, terms, state: state === 'off' ? 'off' : 'listening' }
    const refused = refusalOf(taken.get(id) ?? null, monitorId)
    if (refused === null) return { ...source, heard: heard.heard, why, terms, state }
    return { ...source, heard: terms.length > 1 ? 'part' : 'nothing', why: refused, terms, state }
  })
}

/** Where nothing is asked for, all that comes in is matched; nothing, where the query is narrowed to other accounts. */
function heardAnyway(tree: Query, channel: KeptChannel): Pick<MonitorSource, 'heard' | 'why' | 'terms'> {
  if (askFor(tree, { channel, host: null, grade: () => 'no' }).is !== 'never')
    return { heard: 'everything', why: null, terms: [] }
  return { heard: 'nothing', why: 'It is narrowed to other sources', terms: [] }
}

function stateOf(
  { enabled, health }: Pick<KeptChannel, 'enabled' | 'health'>,
  taken: TakenUp | null,
  stamp: number,
): MonitorSource['state'] {
  if (!enabled || health === 'needs-sign-in' || health === 'failing' || health === 'stopped') return 'off'
  return taken?.stamp === stamp ? 'listening' : 'soon'
}

const refusalOf = (taken: TakenUp | null, monitorId: string | null) =>
  taken?.problems.find(({ monitorIds }) => monitorId !== null && monitorIds.includes(monitorId))?.message ??
  null
