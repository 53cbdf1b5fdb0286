import { inflateSync } from 'node:zlib'
import MailComposer from 'nodemailer/lib/mail-composer'
import { describe, expect, test } from 'vitest'
import { createBudget } from './budget.ts'
import { createConversation } from './conversation.ts'
import { drawPng } from './draw-png.ts'
import { openOnes, recall } from './memory.ts'
import { personas } from './personas.ts'
import { planStories } from './plan-stories.ts'
import { createRandom } from './random.ts'
import { readReply } from './read-reply.ts'
import { stories } from './stories/all-stories.ts'
import { writePdf } from './write-pdf.ts'

const at = new Date('2026-03-03T10:00:00Z')
const to = 'hello@northwind.example'

function story(id: string) {
  const found = stories.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no story ${id}`)
  return found
}
const begin = (id: string, seed = 'seed') => createConversation(story(id), { seed, round: 0, to })
const compose = (mail: object) => new MailComposer(mail).compile().build()

describe('the stories', () => {
  test('are many, by different people in four languages, and leave nothing to fill in', async () => {
    expect(stories.length).toBeGreaterThanOrEqual(20)
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
    expect(new Set(stories.map(({ persona }) => persona)).size).toBeGreaterThanOrEqual(14)
    const spoken = new Set(stories.map(({ persona }) => personas[persona].language))
    expect([...spoken].toSorted()).toEqual(['de', 'en', 'es', 'fr'])
    for (const { id } of stories) {
      const conversation = begin(id)
      const letters = [conversation.say('opening', at)]
      for (const what of ['reminder', 'reminder', 'answer', 'answer', 'answer'] as const)
        letters.push(conversation.say(what, at))
      for (const letter of letters.filter((said) => said !== null)) {
        const raw = (await compose(letter)).toString()
        expect(raw).not.toMatch(/\{(order|product|days)\}|undefined/)
      }
    }
  })

  test('come in the same order and words for the same seed, and in another for another', () => {
    const order = (seed: string) => {
      const plan = planStories(seed)
      return Array.from({ length: 50 }, () => plan.next()).map(({ story: { id }, round }) => `${round} ${id}`)
    }
    expect(order('a')).toEqual(order('a'))
    expect(order('a')).not.toEqual(order('b'))
    expect(new Set(order('a')).size).toBe(50)
    expect(begin('leaking-machine').say('opening', at)).toEqual(begin('leaking-machine').say('opening', at))
    const ids = ['a', 'b'].map((seed) => begin('leaking-machine', seed).say('opening', at)?.messageId)
    expect(ids[0]).not.toBe(ids[1])
  })
})

describe('a conversation', () => {
  test('answers in the thread, quotes what it answers, and ends when the customer is content', async () => {
    const conversation = begin('wrong-grind')
    const opening = conversation.say('opening', at)
    expect(conversation.isWaiting()).toBe(true)
    const reply = await compose({
      from: { name: 'Northwind Roasters', address: to },
      replyTo: 'hello+t0ken-1@northwind.example',
      to: conversation.persona.address,
      subject: `Re: ${opening?.subject}`,
      messageId: '<reply-1@northwind.example>',
      inReplyTo: opening?.messageId,
      references: opening?.messageId,
      text: 'We will swap them — of course.\nShall we send them to the same address?',
      html: '<p>We will swap them</p>',
    })
    const heard = readReply(reply)
    expect(conversation.owns(heard)).toBe(true)
    expect(begin('descale-light').owns(heard)).toBe(false)

    conversation.hear(heard)
    const answer = conversation.say('answer', at)
    expect(answer).toMatchObject({
      to: 'hello+t0ken-1@northwind.example',
      inReplyTo: '<reply-1@northwind.example>',
      references: [opening?.messageId, '<reply-1@northwind.example>'],
      subject: `Re: ${opening?.subject}`,
    })
    expect(answer?.text).toContain('> We will swap them — of course.\n> Shall we send them')
    expect(answer?.text).toMatch(/^That is very decent of you/)
    conversation.say('answer', at)
    expect(conversation.isWaiting()).toBe(false)
    expect(conversation.say('answer', at)).toBeNull()
  })

  test('goes on another day where it stood, with new ids and the same order number', async () => {
    const before = begin('wrong-grind')
    const opening = before.say('opening', at)
    const raw = await compose({
      from: to,
      to: before.persona.address,
      subject: `Re: ${opening?.subject}`,
      messageId: '<reply-1@northwind.example>',
      inReplyTo: opening?.messageId,
      text: 'We will swap them.',
    })
    before.hear(readReply(raw))
    const saved = JSON.parse(JSON.stringify(openOnes([before])))
    const [after] = recall(saved, to)
    expect(after?.owesAnswer()).toBe(true)
    expect(after?.owns(readReply(raw))).toBe(true)
    const answer = after?.say('answer', at)
    expect(answer).toMatchObject({
      subject: `Re: ${opening?.subject}`,
      inReplyTo: '<reply-1@northwind.example>',
    })
    expect(answer?.messageId).not.toBe(opening?.messageId)
    expect(after?.owesAnswer()).toBe(false)
    expect(recall([{ ...saved[0], story: 'told no more' }], to)).toEqual([])
  })

  test('loses patience, then gives up', () => {
    const conversation = begin('double-charge')
    conversation.say('opening', at)
    const reminders = [1, 2, 3].map(() => conversation.say('reminder', at))
    expect(reminders.map((letter) => letter === null)).toEqual([false, false, true])
    expect(reminders[1]?.text).toContain('Last warning')
    expect(conversation.isWaiting()).toBe(false)
  })

  test('an absence note and a newsletter say that a machine wrote them', () => {
    const away = begin('away-and-back')
    away.say('opening', at)
    expect(away.say('away-note', at)?.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' })
    expect(away.say('away-note', at)).toBeNull()
    const newsletter = begin('newsletter')
    expect(newsletter.say('opening', at)?.headers).toMatchObject({
      Precedence: 'bulk',
      'List-Id': expect.any(String),
    })
    expect(newsletter.isWaiting()).toBe(false)
  })
})

test('encloses a real picture and a real document', () => {
  const png = drawPng(0.5, 4, 3)
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8)
  expect(inflateSync(data)).toHaveLength(3 * (1 + 4 * 3))
  const pdf = writePdf(['Invoice (1)']).toString('latin1')
  const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1])
  expect(pdf.slice(start, start + 4)).toBe('xref')
  expect(pdf).toContain(String.raw`Invoice \(1\)`)
})

test('reads replies in every common form', async () => {
  for (const encoding of ['quoted-printable', 'base64']) {
    const raw = await compose({
      from: 'Grüße <a@b.test>',
      subject: 'Größe',
      text: 'Schön — ja',
      html: '<p>x</p>',
      encoding,
    })
    expect(readReply(raw)).toMatchObject({
      from: 'Grüße <a@b.test>',
      subject: 'Größe',
      text: 'Schön — ja',
      automatic: false,
    })
  }
})

test('a budget allows a burst, then a trickle', () => {
  let now = 0
  const budget = createBudget({ burst: 3, perHour: 60, now: () => new Date(now) })
  expect([1, 2, 3, 4].map(() => budget.take())).toEqual([true, true, true, false])
  now += 60_000
  expect([1, 2].map(() => budget.take())).toEqual([true, false])
})

test('chance is even and repeats', () => {
  const random = createRandom('x')
  const numbers = Array.from({ length: 10_000 }, () => random.between(0, 1))
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1)
  expect(createRandom('x').between(0, 1)).toBe(numbers[0])
})
