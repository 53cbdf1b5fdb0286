import { z } from 'zod'
import { createBudget } from '../customers/budget.ts'
import { createRandom, type Random } from '../customers/random.ts'
import { createTimers } from '../customers/timers.ts'
import type { InboundMessage } from '@hubbub/contracts'
import { smallTalk, tellHistory } from '../history/tell-history.ts'
import type { CrowdStory } from './crowd-story.ts'
import { crowdStories } from './crowd-stories.ts'
import { createStorm, type Storm } from './tell-storm.ts'
import { createTellers, type Telling } from './create-tellers.ts'
import { openPapers } from './open-papers.ts'
import { type PersonId, personIds } from './people.ts'
import type { NetworkName, Voice } from './voice.ts'
import { openBlueskyVoice } from './voices/bluesky-voice.ts'
import { openMastodonVoice } from './voices/mastodon-voice.ts'
import { openTelegramVoice } from './voices/telegram-voice.ts'
import { openXVoice } from './voices/x-voice.ts'

export interface CrowdOptions {
  /** What `remember` gave when it ended the last time. */
  remembered?: unknown
  onProgress?: (remember: () => unknown) => void
  seed: string
  /** 60: a minute passes in a second. Default 1. */
  pace?: number
  now?: () => Date
  /** So many days were talked of the brand before; an earlier crowd's memory says whether it was so with it. */
  pastDays?: number
}

/** Seconds at pace 1. */
const seconds = {
  burst: [1, 25],
  next: [50, 110],
  paper: [240, 420],
} as const
const FIRST = 10
/** Things said an hour that nobody asked for, after the first. */
const PER_HOUR = 24

const tellingSchema = z.object({
  story: z.string(),
  answered: z.int(),
  last: z.string().nullable(),
  waits: z.boolean(),
})
const memorySchema = z.object({
  past: z.object({ until: z.coerce.date(), days: z.int() }).nullable().catch(null),
  told: z.array(tellingSchema).catch([]),
  papers: z.array(z.object({ number: z.int(), at: z.string() })).catch([]),
  voices: z.record(z.string(), z.unknown()).catch({}),
})

/** An account of the brand, as it is connected. */
export interface CrowdAccount {
  kind: string
  name: string
  settings: Record<string, unknown>
  credentials: Record<string, unknown>
}

/** Networks of their own on this machine, and people who talk there to a coffee roaster and about it. */
export async function createCrowd(options: CrowdOptions) {
  const { seed, pace = 1, now = () => new Date() } = options
  const known = recall(options, now())
  const papers = await openPapers(known.papers)
  const voices = await openVoices()
  const all = Object.entries(voices) as [NetworkName, Voice][]
  const past = known.past === null ? [] : tellPast(all, known.past)
  for (const [name, voice] of all) voice.recall(known.voices[name])
  const random = createRandom(seed)
  const timers = createTimers(pace)
  const budget = createBudget({ burst: FIRST + 2, perHour: PER_HOUR, now })
  const told = new Map(known.told.map((telling) => [telling.story, telling]))
  const accounts: CrowdAccount[] = [
    ...all.map(([, { account }]) => ({ ...account, name: names[account.kind] })),
    ...papers.accounts,
  ]
  const remember = () => ({
    past: known.past,
    told: [...told.values()],
    papers: papers.remember(),
    voices: Object.fromEntries(all.map(([name, voice]) => [name, voice.remember()])),
  })
  const stepped = () => options.onProgress?.(remember)
  stepped()
  const left = random.shuffle(crowdStories.filter(({ id }) => !told.has(id)))

  const storm = createStorm(voices, createRandom(`${seed}/storm`))
  const tellers = createTellers({
    voices,
    timers,
    told,
    chance: (story) => createRandom(`${seed}/${story}`),
    onStep: stepped,
  })
  function begin() {
    const story = left.shift()
    if (story === undefined) chat(voices, random)
    else tellers.begin(story)
  }
  function keepComing() {
    timers.besides(seconds.next, random, () => {
      if (left.length === 0) left.push(...refill(told, random))
      if (budget.take()) begin()
      keepComing()
    })
  }
  function keepPublishing() {
    timers.besides(seconds.paper, random, () => {
      papers.publishNext(now())
      stepped()
      keepPublishing()
    })
  }

  return {
    /** Where the APIs stand of networks whose accounts do not say it. */
    urls: { x: voices.x.url, telegram: voices.telegram.url },
    accounts,
    /** What was said before the accounts were connected, oldest first, as the channel of its kind hands it on. */
    past,
    start() {
      timers.start()
      if (known.papers.length === 0) for (const hours of [7, 3, 1]) papers.publishNext(hoursAgo(now(), hours))
      for (let index = 0; index < (known.told.length === 0 ? FIRST : 1); index += 1)
        timers.besides(seconds.burst, random, () => budget.take() && begin())
      keepComing()
      keepPublishing()
    },
    /** Many speak of one thing, within so long. */
    storm: (input: Storm) => storm.begin(input),
    async stop() {
      timers.stop()
      storm.stop()
      await Promise.all([...all.map(async ([, voice]) => await voice.close()), papers.close()])
    },
  }
}

const openVoices = async (): Promise<Record<NetworkName, Voice>> => ({
  x: await openXVoice(),
  bluesky: await openBlueskyVoice(),
  mastodon: await openMastodonVoice(),
  telegram: await openTelegramVoice(),
})

/** Nothing is known the first time. */
const recall = ({ remembered, pastDays: days }: CrowdOptions, until: Date) =>
  memorySchema.safeParse(remembered).data ?? {
    past: days === undefined ? null : { until, days },
    told: [],
    papers: [],
    voices: {},
  }

/** The same seed, whoever's crowd it is: what is told anew after a restart must have the same ids. */
function tellPast(
  voices: readonly [NetworkName, Voice][],
  past: { until: Date; days: number },
): { kind: NetworkName; messages: InboundMessage[] }[] {
  const posts = tellHistory({ seed: 'northwind', ...past })
  return voices.flatMap(([kind, voice]) => {
    const messages = voice.tellPast?.(posts.filter(({ network }) => network === kind)) ?? []
    return messages.length === 0 ? [] : [{ kind, messages }]
  })
}

/** Who waits for no answer goes on talking. */
function chat(voices: Record<NetworkName, Voice>, random: Random): void {
  const { brand, text } = smallTalk(random)
  const at = random.pick(['x', 'bluesky', 'mastodon'] as const)
  const tag = at === 'mastodon' && brand === 'northwind' ? ' #northwindcoffee' : ''
  voices[at].say(random.pick(personIds as [PersonId, ...PersonId[]]), `${text}${tag}`)
}

const names: Record<NetworkName, string> = {
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  telegram: 'Telegram',
}

const hoursAgo = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000)

/** Those who are content have something new on their minds; told anew, in another order. */
function refill(told: Map<string, Telling>, random: Random): CrowdStory[] {
  const content = crowdStories.filter(({ id }) => told.get(id)?.waits === false)
  for (const { id } of content) told.delete(id)
  return random.shuffle(content)
}
