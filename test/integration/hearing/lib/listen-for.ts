import { createChannels } from '@hubbub/channels'
import { createMonitor, deleteMonitor, updateMonitor } from '@hubbub/domain'
import { startEnrich } from '@hubbub/enrich'
import { type HearingOptions, openHearing } from './open-hearing.ts'

type Network = Required<Pick<HearingOptions, 'account'>> & { kind: string; urls?: Record<string, string> }

const lists = { authors: { only: [], without: [] }, sources: { only: [], without: [] } }

/** An account at a simulated network, collected from and matched, and monitors that people save. */
export async function listenFor({ kind, urls = {}, account }: Network) {
  const channel = createChannels({ urls, allowPrivateHosts: true }).get(kind)
  if (channel === undefined) throw new Error(`There is no channel ${kind}`)
  await using opening = new AsyncDisposableStack()
  const desk = opening.use(await openHearing({ channel, account }))
  opening.use(await desk.collect())
  opening.use(await startEnrich(desk.part()))
  const { store, clock, ids, producer } = desk.part()
  const caller = {
    actor: { kind: 'system' as const, id: null, name: 'A person' },
    memberId: null,
    permissions: new Set(['monitor:read' as const, 'monitor:write' as const]),
    visibility: 'all' as const,
    teamIds: [],
  }
  const ctx = {
    workspaceId: desk.workspaceId,
    caller,
    store,
    signals: producer.signals,
    clock,
    ids,
    trace: null,
  }
  const stack = opening.move()
  return {
    ...desk,
    /** @returns its id. */
    save: async (query: string) =>
      (
        await createMonitor(ctx, {
          name: query,
          kind: 'brand',
          brandId: null,
          query,
          lists,
          examples: { mustMatch: [], mustNotMatch: [] },
          enabled: true,
          sharing: 'workspace',
          teamId: null,
        })
      ).id,
    change: async (id: string, change: { enabled?: boolean; query?: string }) =>
      void (await updateMonitor(ctx, { id, change, expectedVersion: null })),
    remove: async (id: string) => await deleteMonitor(ctx, id),
    texts: async () =>
      (await desk.sql<{ text: string }>('SELECT text FROM message ORDER BY text')).map(({ text }) => text),
    matched: async (id: string) =>
      (
        await desk.sql<{ text: string }>(
          'SELECT m.text FROM monitor_match t JOIN message m ON m.id = t.message_id WHERE t.monitor_id = $1 ORDER BY 1',
          [id],
        )
      ).map(({ text }) => text),
    takenUp: async () =>
      (
        await desk.sql<{ stamp: number; problems: unknown[] }>(
          'SELECT stamp, problems FROM channel_listening',
        )
      )[0],
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}
