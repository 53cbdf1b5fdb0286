import type { Severity } from '@hubbub/contracts'
import type { AlertItem } from '../ports/escalations.ts'

export const severityWords: Record<Severity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
}

const order: readonly Severity[] = ['critical', 'high', 'medium', 'low']

export interface AlertLinks {
  /** Of a page here; null where the world does not reach it. */
  page: string | null
  acknowledge: string | null
}

/** That nobody has taken something is told as what it is, not as the same once more. */
const endings = {
  'nobody-acknowledged': { head: 'Nobody acknowledged', reason: 'All steps were told, and nobody has it' },
  'nobody-reached': {
    head: 'Nobody was reached',
    reason: 'No message could be delivered, and nobody has looked',
  },
} satisfies Record<NonNullable<AlertItem['ending']>, { head: string; reason: string }>

const titleOf = ({ title, ending }: AlertItem) =>
  ending === null ? title : `${endings[ending].head}: ${title}`
const reasonsOf = ({ reasons, ending }: AlertItem) =>
  ending === null ? reasons : [endings[ending].reason, ...reasons]

/** One line that says what it is about. */
export function alertSubject(items: readonly AlertItem[]): string {
  const [first] = bySeverity(items)
  if (first === undefined) return ''
  const more = items.length - 1
  const rest = more === 0 ? '' : ` (and ${more} more)`
  return `[${severityWords[first.severity]}] ${titleOf(first)}${rest}`
}

/** All that is told together, the most severe first; a link below each by which it is taken. */
export function alertText(items: readonly AlertItem[], linksOf: (item: AlertItem) => AlertLinks): string {
  return bySeverity(items)
    .map((item) => {
      const { page, acknowledge } = linksOf(item)
      return [
        `${severityWords[item.severity]}: ${titleOf(item)}`,
        ...reasonsOf(item).map((reason) => `- ${reason}`),
        ...(page === null ? [] : [`Look at it: ${page}`]),
        ...(acknowledge === null ? [] : [`Acknowledge: ${acknowledge}`]),
      ].join('\n')
    })
    .join('\n\n')
}

function bySeverity(items: readonly AlertItem[]): AlertItem[] {
  return [...items].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

/** A push service takes 4,096 bytes; what says why is cut to fit. */
const MOST_BODY = 600

/** What a browser shows: one notice for all that is told together, the most severe first. */
export function pushBody(items: readonly AlertItem[], linksOf: (item: AlertItem) => AlertLinks) {
  const [first] = bySeverity(items)
  const links = first === undefined ? null : linksOf(first)
  const why = items.length === 1 && first !== undefined ? reasonsOf(first) : bySeverity(items).map(titleOf)
  return {
    title: alertSubject(items),
    body: why.join('\n').slice(0, MOST_BODY),
    severity: first?.severity ?? 'low',
    /** A later notice of the same takes the place of this one. */
    tag: first?.escalationId ?? '',
    url: links?.page ?? null,
    // Of several, each is taken by itself.
    acknowledgeUrl: items.length === 1 ? (links?.acknowledge ?? null) : null,
  }
}

/** The same for programs: the body of a call by the Standard Webhooks. */
export function alertData(
  { items }: { items: readonly AlertItem[] },
  { at, to, linksOf }: { at: Date; to: string; linksOf: (item: AlertItem) => AlertLinks },
) {
  return {
    type: 'escalation.notified',
    timestamp: at.toISOString(),
    data: {
      to,
      alerts: bySeverity(items).map((item) => {
        const { page, acknowledge } = linksOf(item)
        const { escalationId, severity, ending, step, steps, startedAt } = item
        return {
          escalationId,
          severity,
          title: titleOf(item),
          reasons: reasonsOf(item),
          ending,
          step,
          steps,
          startedAt: startedAt.toISOString(),
          url: page,
          acknowledgeUrl: acknowledge,
        }
      }),
    },
  }
}
