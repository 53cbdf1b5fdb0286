import type { Party } from '@hubbub/contracts'
import { ChannelError } from '../../channel-error.ts'

/** People change their names seldom; each question counts against the account's limit. */
const KNOWN_MS = 24 * 3_600_000
const MOST = 5_000

type Names = Omit<Party, 'kind' | 'value'>

export type KnownPeople = ReturnType<typeof createKnownPeople>

/** Remembered by the whole process, over all calls; ids of people differ from page to page. */
export function createKnownPeople() {
  const known = new Map<string, { until: number; names: Names }>()
  return {
    get(id: string, now: Date): Names | null {
      const kept = known.get(id)
      return kept !== undefined && kept.until > now.getTime() ? kept.names : null
    },
    keep(id: string, names: Names, now: Date) {
      if (known.size >= MOST) known.clear()
      known.set(id, { until: now.getTime() + KNOWN_MS, names })
    },
  }
}

export interface People {
  named(person: Party, signal?: AbortSignal): Promise<Party>
}

/** Webhooks of messages name people by numbers; who they are is asked once a day, and never holds a message up. */
export function createPeople(
  known: KnownPeople,
  profile: (id: string, signal?: AbortSignal) => Promise<Names>,
  now: () => Date,
): People {
  async function find(id: string, signal: AbortSignal | undefined): Promise<Names> {
    const kept = known.get(id, now())
    if (kept !== null) return kept
    try {
      const names = await profile(id, signal)
      known.keep(id, names, now())
      return names
    } catch (error) {
      signal?.throwIfAborted()
      // Not everybody may be asked for; who cannot be asked for now is asked for with their next message.
      if (error instanceof ChannelError && error.class === 'rejected') known.keep(id, { name: null }, now())
      return { name: null }
    }
  }
  return {
    async named(person, signal) {
      if (person.name !== null || person.handle !== undefined) return person
      return { ...person, ...(await find(person.value, signal)) }
    },
  }
}
