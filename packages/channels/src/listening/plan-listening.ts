import type { AskedText, ListeningPlan, MonitorHeard } from '@hubbub/contracts'
import {
  type Asked,
  askFor,
  type AskedTerm,
  type Grade,
  type Query,
  queryOf,
  print,
  splitAsked,
  type Write,
} from '@hubbub/query'

/** A monitor that is on, and what it listens for within its lists. */
export interface WantedMonitor {
  id: string
  tree: Query
}

/** What monitors want of an account, which queries may name. */
export interface Wanted {
  channel: { id: string; kind: string; name: string }
  monitors: readonly WantedMonitor[]
}

/** How a network is asked. */
export interface Dialect {
  label: string
  /** Where all that it tells stands; null where that may be anywhere. */
  host: string | null
  grade: (term: AskedTerm) => Grade
  write: Write
  /** How many texts it is asked for at a time, the account's own included. */
  most: number
  /** What it does not tell even of what it is asked for. */
  except?: string
  /** How it can be asked, where something is missed. */
  hint?: string
}

export interface OwnList {
  terms: readonly string[]
  /** Whether the account listens for monitors as well. */
  forMonitors: boolean
}

/** What a network is asked for: the account's own list first, then what each monitor wants, as long as there is room. */
export function planListening(own: OwnList, wanted: Wanted, dialect: Dialect): ListeningPlan {
  const { most } = dialect
  const terms = new Map<string, AskedText>(
    own.terms.map((text) => [text, { text, own: true, monitorIds: [] }]),
  )
  const monitors = wanted.monitors.map((monitor): MonitorHeard => {
    if (!own.forMonitors) return nothing(monitor, 'The account is not to listen for monitors')
    const { texts, ...heard } = hearMonitor(monitor, wanted, dialect)
    const fresh = texts.filter((text) => !terms.has(text)).slice(0, Math.max(0, most - terms.size))
    const kept = texts.filter((text) => terms.has(text) || fresh.includes(text))
    for (const text of kept) {
      const term = terms.get(text) ?? { text, own: false, monitorIds: [] }
      term.monitorIds.push(monitor.id)
      terms.set(text, term)
    }
    if (kept.length === texts.length) return { id: monitor.id, terms: kept, ...heard }
    const why = `${dialect.label} is asked for at most ${most} things at a time; all are taken`
    return {
      id: monitor.id,
      terms: kept,
      heard: kept.length === 0 ? 'nothing' : 'part',
      why,
      crowdedOut: true,
    }
  })
  const room = Number.isFinite(most) ? { taken: terms.size, most, unit: 'terms' } : null
  return { terms: [...terms.values()], monitors, room }
}

const nothing = ({ id }: WantedMonitor, why: string): MonitorHeard => ({
  id,
  heard: 'nothing',
  why,
  terms: [],
})

/** What of one monitor can be asked for; without regard to room. */
function hearMonitor(
  { tree }: WantedMonitor,
  { channel }: Wanted,
  { label, host, grade, write, except, hint }: Dialect,
): Pick<MonitorHeard, 'heard' | 'why'> & { texts: string[] } {
  const answer = askFor(tree, { channel, host, grade })
  const end = hint === undefined ? '' : `. ${hint}`
  if (answer.is === 'never')
    return {
      heard: 'nothing',
      why: 'What is said there cannot match: it is narrowed to other sources',
      texts: [],
    }
  if (answer.is === 'unasked')
    return { heard: 'nothing', why: `${label} cannot be asked for ${listed(answer.missed)}${end}`, texts: [] }
  const { texts, refused } = splitAsked(answer.asked, write)
  const missed = [...answer.missed, ...refused.map(printed)]
  if (texts.length === 0)
    return { heard: 'nothing', why: `${label} cannot be asked for ${listed(missed)}${end}`, texts: [] }
  if (missed.length > 0) return { heard: 'part', why: `Not all of ${listed(missed)} is told${end}`, texts }
  return except === undefined ? { heard: 'whole', why: null, texts } : { heard: 'part', why: except, texts }
}

const MOST_NAMED = 5
const MOST_LETTERS = 80

function listed(missed: readonly string[]): string {
  const all = [...new Set(missed)].map((part) =>
    part.length > MOST_LETTERS ? `${part.slice(0, MOST_LETTERS)}…` : part,
  )
  const rest = all.length - MOST_NAMED
  return all.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

const printed = (asked: Asked) => print(queryOf(asked))
