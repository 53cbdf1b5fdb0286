import type { ChatVisitorRow, HandoverTools, Store } from '@hubbub/domain'
import { handOver } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { workContext } from '@hubbub/worker'
import { expect, test } from 'vitest'
import { addChat, type ChatOptions } from './lib/add-chat.ts'
import { anna, openPipeline, type Pipeline, type Stage, support } from './lib/open-pipeline.ts'

const patient = { timeout: 15_000 }

/** Somebody has written in the chat and is answered there; who answers and who was asked are workers that run on. */
async function withVisitor({
  email = anna,
  stages = ['collect', 'enrich', 'route', 'deliver'],
  patience = 60_000,
  ...options
}: ChatOptions & { email?: string | null; stages?: Stage[]; patience?: number } = {}) {
  await using opening = new AsyncDisposableStack()
  const pipe = opening.use(await openPipeline({ chatPatienceMs: patience }))
  const chat = await addChat(pipe, options)
  opening.use(await pipe.start(...stages))
  const visitor = await chat.enter(email)
  await chat.say(visitor, 'Do you ship to Norway, and how long does it take?')
  const [conversation] = await eventually(async () => {
    const found = await pipe.conversations()
    expect(found).toHaveLength(1)
    return found
  }, patient)
  const conversationId = conversation?.id ?? ''
  const stack = opening.move()
  return {
    pipe,
    chat,
    visitor,
    conversationId,
    answer: async (text: string) => await answer(pipe, conversationId, text),
    tools: toolsOf(pipe),
    /** What went by mail. */
    mails: async () =>
      await pipe.sql<{ id: string; text: string; carries: string[]; state: string }>(
        `SELECT m.id, m.text, m.meta -> 'carries' AS carries, d.state FROM message m
         JOIN outbound_delivery d ON d.message_id = m.id WHERE m.channel_id = $1 AND m.direction = 'out' ORDER BY m.sent_at`,
        [pipe.channelId],
      ),
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

async function answer(pipe: Pipeline, conversationId: string, text: string): Promise<string> {
  const { id } = await pipe.reply(conversationId, text)
  await eventually(async () => expect(await pipe.delivery(id)).toMatchObject({ state: 'sent' }), patient)
  return id
}

const toolsOf = ({ threadTokens }: Pipeline): HandoverTools => ({
  signThread: (id) => threadTokens.sign(id),
  linkTo: ({ channelId }) => `https://desk.test/chat/${channelId}`,
})

const inbox = (pipe: Pipeline) =>
  pipe.mail.mailbox(anna).map(({ raw }) => raw.toString().replaceAll('=\r\n', '').replaceAll('=3D', '='))
const header = (raw: string, name: string) =>
  new RegExp(`^${name}:(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? ''

test('who left gets what they did not see as one mail, answers it in the same conversation, and is answered by mail again', async () => {
  await using scene = await withVisitor()
  const { pipe, chat, visitor, conversationId } = scene
  const answers = [await scene.answer('Yes, we do.'), await scene.answer('It takes four days.')]
  await chat.leave(visitor)
  await eventually(async () => expect(inbox(pipe)).toHaveLength(1), patient)
  const [first = ''] = inbox(pipe)
  expect(first).toMatch(/Yes, we do\.[^]*It takes four days\./)
  expect(first).not.toContain('Norway')
  expect(first).toContain(`https://desk.test/chat/${chat.channelId}#visitor=`)
  expect(header(first, 'Subject')).toBe('Your chat with The Shop')
  expect(header(first, 'From')).toContain(`Test (The Shop)`)
  expect((await scene.mails())[0]?.carries).toEqual(answers)

  await pipe.mail.deliver(
    {
      from: `Anna <${anna}>`,
      to: support,
      subject: 'Re: Your chat with The Shop',
      text: 'Four days are fine with me, thank you.\n\nOn Mon, 30 Nov 2026 at 12:00, The Shop <support@shop.test> wrote:\n> It takes four days.\n',
      messageId: '<answer@post.test>',
      inReplyTo: header(first, 'Message-ID'),
    },
    support,
  )
  await eventually(
    async () => expect(await pipe.conversations()).toMatchObject([{ id: conversationId, inbound_count: 2 }]),
    patient,
  )
  // Mails tell their time in seconds: which of what was said within one comes first nobody knows.
  const seen = (await chat.sees(visitor)).map(({ from, byMail, text }) => ({ from, byMail, text }))
  expect(seen).toHaveLength(4)
  expect(seen).toEqual(
    expect.arrayContaining([
      { from: 'visitor', byMail: false, text: 'Do you ship to Norway, and how long does it take?' },
      { from: 'agent', byMail: true, text: 'Yes, we do.' },
      { from: 'agent', byMail: true, text: 'It takes four days.' },
      { from: 'visitor', byMail: true, text: 'Four days are fine with me, thank you.' },
    ]),
  )

  await scene.answer('Then it is on its way.')
  await chat.leave(visitor)
  await eventually(async () => expect(inbox(pipe)).toHaveLength(2), patient)
  const second = inbox(pipe).at(-1) ?? ''
  expect(second).toContain('Then it is on its way.')
  expect(second).not.toContain('Yes, we do.')
  expect(header(second, 'In-Reply-To')).toBe('<answer@post.test>')
  expect(header(second, 'Subject')).toBe('Re: Your chat with The Shop')
})

test('what came by mail from somebody else is another conversation, whatever it names', async () => {
  await using scene = await withVisitor()
  const { pipe, chat, visitor } = scene
  await scene.answer('Yes, we do.')
  await chat.leave(visitor)
  await eventually(async () => expect(inbox(pipe)).toHaveLength(1), patient)
  await pipe.writeMail('stranger@other.test', {
    from: 'Eve <eve@other.test>',
    inReplyTo: header(inbox(pipe)[0] ?? '', 'Message-ID').slice(1, -1),
  })
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(2), patient)
  expect(await chat.sees(visitor)).toHaveLength(2)
})

test.each<[string, ChatOptions & { email?: string | null }]>([
  ['no mailbox is chosen', { mailbox: null }],
  ['no address is known', { email: null }],
  ['the address is one of ours', { email: support }],
])('nothing leaves where %s', async (_why, options) => {
  await using scene = await withVisitor({ ...options })
  await scene.answer('Yes, we do.')
  await scene.chat.leave(scene.visitor)
  const { pipe, visitor, tools } = scene
  const ctx = workContext(pipe, { workspaceId: pipe.workspaceId, trace: null })
  expect(await pipe.database.system.unheardAnswers(new Date(), 60_000, 10)).toEqual([])
  expect(await handOver(ctx, tools, { visitorId: visitor.id, patienceMs: 60_000 })).toBe(false)
  expect(await scene.mails()).toEqual([])
})

test('who is here, or has seen it, gets no mail', async () => {
  await using scene = await withVisitor()
  const { pipe, chat, visitor, tools } = scene
  const ctx = workContext(pipe, { workspaceId: pipe.workspaceId, trace: null })
  const hand = async () => await handOver(ctx, tools, { visitorId: visitor.id, patienceMs: 60_000 })
  const id = await scene.answer('Yes, we do.')
  expect(await hand()).toBe(false)
  await pipe.sql(
    `UPDATE message SET meta = meta || '{"receipts":{"read":"2026-11-30T12:00:00Z"}}' WHERE id = $1`,
    [id],
  )
  await chat.leave(visitor)
  expect(await hand()).toBe(false)
  expect(await pipe.database.system.unheardAnswers(new Date(), 60_000, 10)).toEqual([])
})

test('at the same time in many places, and broken off in the middle, it is one mail', async () => {
  // Long patience: the worker's own sweep stays out of it.
  await using scene = await withVisitor({ patience: 3_600_000 })
  const { pipe, chat, visitor, tools } = scene
  await scene.answer('Yes, we do.')
  await chat.leave(visitor)
  const input = { visitorId: visitor.id, patienceMs: 60_000 }
  const ctx = workContext(pipe, { workspaceId: pipe.workspaceId, trace: null })
  const broken = { ...ctx, store: breakAtTheEnd(pipe.store) }
  await expect(handOver(broken, tools, input)).rejects.toThrow('broken off')
  expect(await scene.mails()).toEqual([])

  // The signal is lost with the process; what is due is found by the sweep.
  const deaf = { ...ctx, signals: { ...ctx.signals, deliveryDue: async () => {} } }
  const done = await Promise.all(Array.from({ length: 6 }, async () => await handOver(deaf, tools, input)))
  expect(done.filter(Boolean)).toHaveLength(1)
  await eventually(async () => expect(await scene.mails()).toMatchObject([{ state: 'sent' }]), patient)
  expect(await handOver(ctx, tools, input)).toBe(false)
  expect(inbox(pipe)).toHaveLength(1)
})

test('a mail that cannot be delivered says so in the thread', async () => {
  await using scene = await withVisitor({ email: 'nobody@shop.test' })
  await scene.answer('Yes, we do.')
  await scene.chat.leave(scene.visitor)
  await eventually(async () => expect(await scene.mails()).toMatchObject([{ state: 'failed' }]), patient)
})

test('files of answers go along', async () => {
  await using scene = await withVisitor({ patience: 3_600_000 })
  const { pipe, chat, visitor } = scene
  const id = await scene.answer('Here is the form.')
  await pipe.blobs.put('form', new TextEncoder().encode('a form to fill in'), 'text/plain')
  await pipe.store.transaction(pipe.workspaceId, ({ attachments }) =>
    attachments.insert({
      id: pipe.ids.next(),
      messageId: id,
      uploadedBy: null,
      filename: 'form.txt',
      contentType: 'text/plain',
      size: 17,
      sha256: '',
      contentId: null,
      inline: false,
      storageKey: 'form',
    }),
  )
  await leaveAndHandOver(scene, chat, visitor)
  await eventually(async () => expect(inbox(pipe)).toHaveLength(1), patient)
  expect(inbox(pipe)[0]).toContain('filename=form.txt')
})

async function leaveAndHandOver(
  { pipe, tools }: Awaited<ReturnType<typeof withVisitor>>,
  chat: Awaited<ReturnType<typeof addChat>>,
  visitor: ChatVisitorRow,
) {
  await chat.leave(visitor)
  const ctx = workContext(pipe, { workspaceId: pipe.workspaceId, trace: null })
  await handOver(ctx, tools, { visitorId: visitor.id, patienceMs: 60_000 })
}

/** As if the process died before the transaction ended. */
const breakAtTheEnd = (store: Store): Store => ({
  transaction: async (workspaceId, work, options) =>
    await store.transaction(
      workspaceId,
      async (repositories) => {
        await work(repositories)
        throw new Error('broken off')
      },
      options,
    ),
})
