import type {
  EscalationDetail,
  EscalationEntry,
  EscalationNotice,
  IncidentEntry,
  OutboundHold,
} from '@hubbub/contracts'

/** What the ladder says of itself; who acknowledged and who ended it stands with the incident already. */
const told = {
  stepped: '',
  skipped: 'Passed over',
  'ack-expired': 'The acknowledgement ran out',
  'nobody-acknowledged': 'Nobody acknowledged',
  'nobody-reached': 'Nobody was reached',
} satisfies Partial<Record<EscalationEntry['kind'], string>>

const isTold = (kind: EscalationEntry['kind']): kind is keyof typeof told => kind in told

/** Who was told, how, and with what result; which step it was, and after how long. */
export function ladderEntries({ entries, notices, startedAt }: EscalationDetail): IncidentEntry[] {
  return entries.flatMap(({ id, at, kind, by, step, round, turn, text }) => {
    const entry = { id, at, kind: 'told' as const, by, alertId: null }
    const people = peopleOf(notices.filter((notice) => notice.turn === turn))
    // What joins between two steps is told at once.
    if (kind === 'joined' && turn !== null)
      return [{ ...entry, text: [text ?? 'Told again', ...people].join(': ') }]
    if (!isTold(kind)) return []
    const after = Math.round((Date.parse(at) - Date.parse(startedAt)) / 60_000)
    const words =
      kind === 'stepped'
        ? [
            `Step ${(step ?? 0) + 1}${(round ?? 0) > 0 ? `, round ${(round ?? 0) + 1}` : ''}${after > 0 ? `, after ${after} min` : ''}`,
            ...people,
          ]
        : [told[kind], ...(text === null ? [] : [text])]
    return [{ ...entry, text: words.join(': ') }]
  })
}

/** As one part, or none. */
function peopleOf(notices: readonly EscalationNotice[]): string[] {
  const people = Map.groupBy(notices, ({ member }) => member.id)
  const said = [...people.values()].map((own) => {
    const ways = own.map(({ way, state }) => (way === 'in-app' ? 'in the app' : `${way} ${state}`))
    const seen = own.some(({ seenAt }) => seenAt !== null) ? ['seen'] : []
    return `${own[0]?.member.name ?? ''} (${[...ways, ...seen].join(', ')})`
  })
  return said.length === 0 ? [] : [said.join('; ')]
}

/** When sending was held and let go, while the incident was on; of its brand, where it has one. */
export function holdEntries(
  holds: readonly OutboundHold[],
  { brandId, openedAt, endedAt }: { brandId: string | null; openedAt: string; endedAt: string | null },
): IncidentEntry[] {
  const during = (at: string) => at >= openedAt && (endedAt === null || at <= endedAt)
  return holds
    .filter(({ brand }) => brand === null || brandId === null || brand.id === brandId)
    .flatMap(({ id, brand, reason, placedBy, placedAt, liftedBy, liftedAt, counts }) => {
      const where = brand === null ? 'all brands' : brand.name
      const entry = { kind: 'hold' as const, alertId: null }
      const placed = {
        ...entry,
        id,
        at: placedAt,
        by: placedBy,
        text: `Sending is held for ${where}: ${reason}`,
      }
      if (liftedAt === null) return during(placedAt) ? [placed] : []
      const { held, letGo, cancelled, left } = counts
      const became = `${letGo + held} let go, ${cancelled} cancelled, ${left} had left`
      const text = `Sending goes on for ${where}: ${became}`
      return [placed, { ...entry, id, at: liftedAt, by: liftedBy, text }].filter(({ at }) => during(at))
    })
}
