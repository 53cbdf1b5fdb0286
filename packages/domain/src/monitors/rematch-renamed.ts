import { match, imagineMessage, type Query, type QueryMessage } from '@hubbub/query'
import type { Context } from '../context.ts'
import type { Repositories } from '../ports/store.ts'
import { changingIn, wholeQuery } from '../rules/whole-query.ts'
import { monitorEvent } from './monitor-event.ts'

interface Renamed {
  before: QueryMessage['channel']
  after: QueryMessage['channel']
}

/**
 * A channel has another name: monitors whose query means it by the old one or by the new one have another version of the
 * same query, and history is held against it. Whoever calls lets nobody match meanwhile.
 */
export async function rematchRenamed(
  ctx: Context,
  { monitors, events }: Pick<Repositories, 'monitors' | 'events'>,
  renamed: Renamed,
): Promise<void> {
  const by = { actor: ctx.caller.actor, trace: ctx.trace }
  for (const id of await monitors.naming('channel')) {
    const current = await monitors.lock(id)
    const tree = current && wholeQuery(current)
    if (current === null || tree === null || !meansOther(tree, renamed)) continue
    const { version, queryVersion, ownerId, sharing } = current
    const next = {
      ...current,
      asks: changingIn(tree),
      queryVersion: queryVersion + 1,
      rematch: { madeBy: ctx.caller.memberId },
    }
    await monitors.update(id, next, ctx.clock.now())
    await events.append([monitorEvent({ id, version: version + 1, sharing, ownerId }, by)])
  }
}

/** Whether what it says of channels holds for the one name and not for the other. */
function meansOther(query: Query, renamed: Renamed): boolean {
  switch (query.type) {
    case 'and':
    case 'or':
    case 'near':
      return query.parts.some((part) => meansOther(part, renamed))
    case 'not':
      return meansOther(query.part, renamed)
    case 'field':
      return query.field === 'channel' && holds(query, renamed.before) !== holds(query, renamed.after)
    case 'compare':
    case 'words':
    case 'raw':
      return false
  }
}

const holds = (query: Query, channel: QueryMessage['channel']) => match(query, imagineMessage({ channel }))
