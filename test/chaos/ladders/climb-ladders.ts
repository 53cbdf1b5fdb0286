import { setTimeout as sleep } from 'node:timers/promises'
import { errorMessage } from '@hubbub/contracts'
import type { Random } from '../../lib/random.ts'
import { say } from '../../lib/report.ts'
import { untilTaken } from '../until-taken.ts'
import type { Ladders } from './open-ladders.ts'

export interface Climb {
  /** The conversations for which people were called. */
  paged: ReadonlySet<string>
  /** Those of which somebody took it, as the API confirmed. */
  acknowledged: ReadonlySet<string>
  refused: readonly string[]
  again: number
}

const shareAcknowledged = 0.4

/** People are called for one conversation after the other, and of some of them somebody takes it a little later. */
export async function climbLadders(
  { workspace, people, policyId, conversations }: Ladders,
  { seconds, random }: { seconds: number; random: Random },
): Promise<Climb> {
  const paged = new Set<string>()
  const acknowledged = new Set<string>()
  const refused: string[] = []
  let again = 0
  const told = async (ask: () => Promise<unknown>) => {
    const end = await untilTaken(ask)
    again += end.again
    if (end.refused !== null) {
      refused.push(errorMessage(end.refused))
      say(`refused: ${errorMessage(end.refused)}`)
    }
    return end.refused === null
  }
  const one = async (conversationId: string) => {
    let id = ''
    const input = { severity: 'high', message: 'It burns', policyId } as const
    if (!(await told(async () => ({ id } = await workspace.escalations.page(conversationId, input))))) return
    paged.add(conversationId)
    if (!random.chance(shareAcknowledged)) return
    await sleep(500 + random.below(6_000))
    const taker = people[random.below(people.length)]
    if (await told(async () => await taker?.escalations.acknowledge(id))) acknowledged.add(conversationId)
  }
  const running: Promise<void>[] = []
  for (const conversationId of conversations) {
    running.push(one(conversationId))
    await sleep((seconds * 1000) / conversations.length)
  }
  await Promise.all(running)
  return { paged, acknowledged, refused, again }
}
