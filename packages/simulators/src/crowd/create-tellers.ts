import type { Random } from '../customers/random.ts'
import type { createTimers } from '../customers/timers.ts'
import type { CrowdStory } from './crowd-story.ts'
import { crowdStories } from './crowd-stories.ts'
import type { NetworkName, Voice } from './voice.ts'

/** How far a story is told. */
export interface Telling {
  story: string
  /** How many of their answers they gave. */
  answered: number
  /** By what the last thing they said is known; null where it was said in private. */
  last: string | null
  waits: boolean
}

/** Seconds at pace 1. */
const seconds = { answer: [15, 60], patience: [300, 500] } as const

interface Tellers {
  voices: Record<NetworkName, Voice>
  timers: ReturnType<typeof createTimers>
  told: Map<string, Telling>
  /** Of a story, so that each has its own chance. */
  chance: (story: string) => Random
  onStep: () => void
}

/** People who tell their stories, answer whoever answers them, and remind whoever does not. */
export function createTellers({ voices, timers, told, chance, onStep }: Tellers) {
  const owners = new Map(crowdStories.map(({ id }) => [id, { random: chance(id) }]))
  const later = (story: CrowdStory, range: readonly [number, number], act: () => void) => {
    const owner = owners.get(story.id)
    if (owner !== undefined) timers.later(owner, range, act)
  }

  function speak(story: CrowdStory, text: string) {
    const voice = voices[story.at]
    const before = told.get(story.id)
    const words = text.replaceAll('{brand}', voice.brand)
    const named = before !== undefined && !words.includes(voice.brand) ? `${voice.brand} ${words}` : words
    let last: string | null = null
    if (story.way === 'direct') voice.write(story.by, words)
    else last = voice.say(story.by, before === undefined ? words : named, before?.last ?? undefined)
    told.set(story.id, {
      story: story.id,
      answered: before?.answered ?? 0,
      last: last ?? before?.last ?? null,
      waits: true,
    })
    onStep()
    const reminder = before === undefined ? story.reminder : undefined
    if (reminder !== undefined) later(story, seconds.patience, () => speak(story, reminder))
  }

  function goOn(story: CrowdStory) {
    const telling = told.get(story.id)
    if (telling === undefined) return
    const text = story.answers[telling.answered]
    told.set(story.id, { ...telling, waits: text !== undefined, answered: telling.answered + 1 })
    onStep()
    // What they would have said without an answer is not said any more.
    later(story, seconds.answer, () => (text === undefined ? undefined : speak(story, text)))
  }

  for (const [name, voice] of Object.entries(voices))
    voice.hear(({ to, answers }) => {
      const waiting = crowdStories.filter(
        ({ id, at, by, way }) =>
          told.get(id)?.waits === true &&
          at === name &&
          by === to &&
          (way === 'direct') === (answers === null),
      )
      const story = waiting.find(({ id }) => told.get(id)?.last === answers) ?? waiting[0]
      if (story !== undefined) goOn(story)
    })

  return { begin: (story: CrowdStory) => speak(story, story.opening) }
}
