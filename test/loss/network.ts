import type { Random } from '../lib/random.ts'

/** Something that somebody says. `thread`: of one person, in whose order it must read. */
export interface Saying {
  text: string
  thread: number
}

/** A network that can be listened to, simulated, with what goes wrong at it. */
export interface Network extends AsyncDisposable {
  /** Where its API stands, for channels that know but one place. */
  url?: string
  account: { settings: object; credentials: object }
  own?: readonly string[]
  /** Where one that calls us shall call; it is told before anybody speaks. */
  callAt?(at: CallAddress): void | Promise<void>
  say(saying: Saying): void | Promise<void>
  /** One of the things that go wrong with it. */
  hurt(random: Random): void
  /** Nothing goes wrong any more. */
  calm(): void
  /** What else it has to say of those who listened to it. */
  figures?(): Record<string, number>
  /** Where it forgets: as if nobody had listened for longer than it keeps, and meanwhile this was said. */
  past?: Past
}

/** `hook`: of a network. `room`: of the visitors of a chat. */
export interface CallAddress {
  hook: string
  room: string
}

export interface Past {
  /** Where the channel was left. */
  cursor: object
  /** Since when nobody listened. */
  from: Date
  /** What the network will not tell any more. */
  forgotten: readonly string[]
  /** What it does tell to who asks for it. */
  remembered?: readonly string[]
}

export interface NetworkInput {
  /** How many people speak. */
  threads: number
  forget: readonly string[]
}

export type OpenNetwork = (input: NetworkInput) => Promise<Network>

/** A clock that can stand in the past, for what was said then. */
export function createPastClock() {
  let agoMs = 0
  return {
    now: () => new Date(Date.now() - agoMs),
    at<T>(ago: number, work: () => T): T {
      agoMs = ago
      try {
        return work()
      } finally {
        agoMs = 0
      }
    },
  }
}

export const hourMs = 3_600_000

/** One of each for every thread. */
export const people = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** What must be there, such as one of the people. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nobody is there')
  return value
}
