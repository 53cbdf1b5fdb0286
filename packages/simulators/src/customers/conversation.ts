import { composeLetter, type LetterInput } from './compose-letter.ts'
import { type Persona, personas } from './personas.ts'
import { createRandom } from './random.ts'
import type { Reply } from './read-reply.ts'
import type { Letter, Story } from './story.ts'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'

const products = ['Aurora 2', 'Aurora Mini', 'Aurora Duo', 'Aurora Pro'] as const

export type Conversation = ReturnType<typeof createConversation>
export type Said = 'opening' | 'answer' | 'reminder' | 'away-note'

/** One customer with one story: knows what they write next, not when. */
export function createConversation(story: Story, input: { seed: string; round: number; to: string }) {
  const persona: Persona = personas[story.persona]
  const random = createRandom(`${input.seed}/${input.round}/${story.id}`)
  const facts = {
    order: `NW-${random.whole(20_000, 99_999)}`,
    product: random.pick(products),
    days: `${random.whole(4, 9)}`,
  }
  const ownIds: string[] = []
  let chain: string[] = []
  let latest: Reply | null = null
  let answered = 0
  let reminded = 0
  let wasAway = false

  function write(letter: Letter, date: Date, kind: LetterInput['kind'] = 'person'): MailComposerOptions {
    const { text, enclose } = typeof letter === 'string' ? { text: letter, enclose: null } : letter
    const messageId = `${random.id()}.${random.id()}@${persona.address.split('@')[1]}`
    const topic = fill(story.subject)
    const first = ownIds.length === 0
    const references = chain
    ownIds.push(messageId)
    chain = [...chain, messageId]
    const away = kind === 'away-note' ? 'Automatic reply: ' : 'Re: '
    return composeLetter({
      persona,
      enclose,
      date,
      messageId,
      references,
      kind,
      random,
      to: latest?.replyTo ?? input.to,
      subject: first ? topic : `${away}${topic}`,
      text: fill(text),
      reply: latest,
    })
  }
  const fill = (text: string) =>
    text.replace(/\{(order|product|days)\}/g, (_, fact: keyof typeof facts) => facts[fact])

  return {
    story,
    persona,
    random,
    owns: ({ references, inReplyTo }: Reply) =>
      ownIds.some((id) => id === inReplyTo || references.includes(id)),

    hear(reply: Reply) {
      latest = reply
      reminded = 0
      chain = [...new Set([...chain, ...reply.references, reply.messageId])]
    },

    /** What they write in this moment, or null when they have nothing more to say. */
    say(what: Said, date: Date): MailComposerOptions | null {
      if (what === 'opening') return write(story.opening, date, story.newsletter ? 'newsletter' : 'person')
      if (what === 'away-note') {
        if (!story.awayNote || wasAway) return null
        wasAway = true
        return write(story.awayNote, date, 'away-note')
      }
      const letter = what === 'answer' ? story.answers[answered++] : story.reminders[reminded++]
      return letter === undefined ? null : write(letter, date)
    },

    /** They wait for something: not before they have written, not when they are content. */
    isWaiting: () => answered < story.answers.length && reminded < story.reminders.length,
  }
}
