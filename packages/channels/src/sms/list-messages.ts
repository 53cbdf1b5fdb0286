import { messageSchema, type SmsMessage } from './api-types.ts'
import type { SmsClient } from './client.ts'
import type { SmsSettings } from './config.ts'
import { sentAtOf } from './cursor.ts'

export interface Listed {
  raw: unknown
  /** Null where it cannot be read. */
  message: SmsMessage | null
}
interface Stretch {
  from: Date
  to?: Date
  /** Only what one number texted the other. */
  between?: { From: string; To: string }
  signal?: AbortSignal | undefined
}

const PAGE = 200

/**
 * What was texted by our number since then, both ways, newest first as the network lists it. Servers know whole days
 * only, so the rest is left out here; a page on which all is older is the last one.
 */
export async function listMessages(
  client: Pick<SmsClient, 'messages' | 'page'>,
  settings: SmsSettings,
  { from, to, between, signal }: Stretch,
): Promise<Listed[]> {
  const days = {
    'DateSent>': from.toISOString().slice(0, 10),
    ...(to && { 'DateSent<': new Date(to.getTime() + 86_400_000).toISOString().slice(0, 10) }),
    PageSize: String(PAGE),
  }
  const found = new Map<string, Listed>()
  for (const query of between ? [{ ...between }] : queriesOf(settings)) {
    let page = await client.messages({ ...query, ...days }, signal)
    const visited = new Set<string>()
    for (;;) {
      const listed = page.messages.map((raw) => ({ raw, message: messageSchema.safeParse(raw).data ?? null }))
      for (const one of listed)
        if (isWithin(one, settings, { from, ...(to && { to }) })) found.set(sidOf(one.raw), one)
      const ended =
        listed.length > 0 && listed.every(({ message }) => message && sentAtOf(message) < from.getTime())
      const next = page.next_page_uri ?? ''
      if (next === '' || ended || visited.has(next)) break
      visited.add(next)
      page = await client.page(next, signal)
    }
  }
  return [...found.values()]
}

/** Of one number the network finds both directions; a service is picked out of everything. */
function queriesOf({ from, messagingServiceSid }: SmsSettings): Record<string, string>[] {
  return messagingServiceSid === '' ? [{ To: from }, { From: from }] : [{}]
}

/** Of one second, the network lists the newest first. */
export const oldestFirst = (listed: readonly Listed[]) =>
  listed.toReversed().toSorted((a, b) => timeOf(a) - timeOf(b))

export const timeOf = ({ message }: Listed) => (message === null ? 0 : sentAtOf(message))

function isWithin({ message }: Listed, settings: SmsSettings, { from, to }: Stretch): boolean {
  if (message === null) return true
  const at = sentAtOf(message)
  if (at < from.getTime() || (to && at > to.getTime())) return false
  const { from: number, messagingServiceSid: service } = settings
  const ours = message.direction === 'inbound' ? message.to : message.from
  return (number !== '' && ours === number) || (service !== '' && message.messaging_service_sid === service)
}

export function sidOf(raw: unknown): string {
  const sid = typeof raw === 'object' && raw !== null && 'sid' in raw ? raw.sid : null
  return typeof sid === 'string' ? sid : `unnamed:${JSON.stringify(raw).slice(0, 200)}`
}
