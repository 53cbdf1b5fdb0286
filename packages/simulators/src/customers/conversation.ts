import { composeLetter, type LetterInput } from './compose-letter.ts'
import { type Persona, personas } from './personas.ts'
import { createRandom, type Random } from './random.ts'
import type { Reply } from './read-reply.ts'
import type { Letter, Story } from './story.ts'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'

const products = ['Aurora 2', 'Aurora Mini', 'Aurora Duo', 'Aurora Pro'] as const

export type Conversation = ReturnType<typeof createConversation>
export type Said = 'opening' | 'answer' | 'reminder' | 'away-note'

/** Where a conversation stands: enough to go on from there another day. */
export interface ConversationMemory {
  ownIds: string[]
  chain: string[]
  latest: Reply | null
  answered: number
  reminded: number
  wasAway: boolean
  /** An agent has written, and they have not answered yet. */
  owesAnswer: boolean
}

export interface ConversationInput {
  seed: string
  round: number
  to: string
  memory?: ConversationMemory
}

/** One customer with one story: knows what they write next, not when. */
export function createConversation(story: Story, input: ConversationInput) {
  const persona: Persona = personas[story.persona]
  const told = `${input.seed}/${input.round}/${story.id}`
  const beginning = createRandom(told)
  const facts = factsOf(beginning)
  // What goes on another day must not give its letters the ids of the first ones again.
  const random = input.memory ? createRandom(`${told}/${input.memory.ownIds.length}`) : beginning
  const state = structuredClone(input.memory ?? fresh)

  function write(letter: Letter, date: Date, kind: LetterInput['kind'] = 'person'): MailComposerOptions {
    const { text, enclose } = typeof letter === 'string' ? { text: letter, enclose: null } : letter
    const messageId = `${random.id()}.${random.id()}@${persona.address.split('@')[1]}`
    const topic = fill(story.subject)
    const first = state.ownIds.length === 0
    const references = state.chain
    state.ownIds.push(messageId)
    state.chain = [...state.chain, messageId]
    const away = kind === 'away-note' ? 'Automatic reply: ' : 'Re: '
    return composeLetter({
      persona,
      enclose,
      date,
      messageId,
      references,
      kind,
      random,
      to: state.latest?.replyTo ?? input.to,
      subject: first ? topic : `${away}${topic}`,
      text: fill(text),
      reply: state.latest,
    })
  }
  const fill = (text: string) =>
    text.replace(/\{(order|product|days)\}/g, (_, fact: keyof typeof facts) => facts[fact])

  return {
    story,
    seed: input.seed,
    round: input.round,
    persona,
    random,
    owns: ({ references, inReplyTo }: Reply) =>
      state.ownIds.some((id) => id === inReplyTo || references.includes(id)),

    hear(reply: Reply) {
      state.latest = reply
      state.reminded = 0
      state.owesAnswer = true
      state.chain = [...new Set([...state.chain, ...reply.references, reply.messageId])]
    },

    /** What they write in this moment, or null when they have nothing more to say. */
    say(what: Said, date: Date): MailComposerOptions | null {
      if (what === 'opening') return write(story.opening, date, story.newsletter ? 'newsletter' : 'person')
      if (what === 'away-note') {
        if (!story.awayNote || state.wasAway) return null
        state.wasAway = true
        return write(story.awayNote, date, 'away-note')
      }
      if (what === 'answer') state.owesAnswer = false
      const letter = what === 'answer' ? story.answers[state.answered++] : story.reminders[state.reminded++]
      return letter === undefined ? null : write(letter, date)
    },

    /** They wait for something: not before they have written, not when they are content. */
    isWaiting: () => state.answered < story.answers.length && state.reminded < story.reminders.length,
    owesAnswer: () => state.owesAnswer,
    remember: (): ConversationMemory => structuredClone(state),
  }
}

const factsOf = (random: Random) => ({
  order: `NW-${random.whole(20_000, 99_999)}`,
  product: random.pick(products),
  days: `${random.whole(4, 9)}`,
})

const fresh: ConversationMemory = {
  ownIds: [],
  chain: [],
  latest: null,
  answered: 0,
  reminded: 0,
  wasAway: false,
  owesAnswer: false,
}
