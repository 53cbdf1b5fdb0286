import type { NewEvent, Party } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { UnheardAnswers } from '../ports/handover.ts'
import type { Repositories } from '../ports/store.ts'
import { handoverMail, type HandoverMail } from '../rules/handover-mail.ts'
import { systemActor } from '../rules/route-events.ts'

export interface HandoverTools {
  /** A token that names the conversation and that nobody else can make. */
  signThread(conversationId: string): string
  /** Where the visitor finds their chat again; null where the world does not reach us. */
  linkTo(visitor: UnheardAnswers['visitor'], now: Date): string | null
}

export interface HandOver {
  visitorId: string
  /** How long a visitor must be gone, and an answer lie there. */
  patienceMs: number
}

/**
 * What a visitor who has left did not see goes to them as one mail. That it goes, and the mark on the answers that they
 * went, are one transaction under the conversation's turn: killed, run twice or elsewhere it is one mail, which is sent
 * as every reply is. @returns whether there was something.
 */
export async function handOver(ctx: WorkContext, tools: HandoverTools, input: HandOver): Promise<boolean> {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - input.patienceMs)
  const messageId = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const unheard = await repositories.handover.unheard(input.visitorId, since)
    if (unheard === null) return null
    const id = ctx.ids.next()
    const { visitor, conversation } = unheard
    const mail = handoverMail(unheard, {
      id,
      threadToken: tools.signThread(conversation.id),
      link: tools.linkTo(visitor, now),
    })
    await writeMail(ctx, repositories, { id, unheard, mail, now })
    return id
  })
  if (messageId === null) return false
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId, notBefore: now })
  return true
}

interface Write {
  id: string
  unheard: UnheardAnswers
  mail: HandoverMail
  now: Date
}

async function writeMail(ctx: WorkContext, repositories: Repositories, write: Write): Promise<void> {
  const { messages, handover, events } = repositories
  const { id, unheard, mail, now } = write
  const { mailbox, conversation, answers } = unheard
  const { envelope, fileIds } = mail
  const [party] = envelope.to
  if (party === undefined) throw new Error('a mail without a recipient')
  await messages.insert(mailRow(write, party, ctx.trace))
  await handover.copyFiles(fileIds, id, () => ctx.ids.next())
  await messages.queueDelivery({
    messageId: id,
    channelId: mailbox.id,
    envelope,
    state: 'queued',
    notBefore: now,
  })
  await handover.openThread({
    channelId: mailbox.id,
    ref: envelope.messageId,
    conversationId: conversation.id,
    party,
  })
  const marked = await handover.markMailed(
    answers.map((answer) => answer.id),
    { messageId: id, at: now },
  )
  const about = { conversationId: conversation.id, actor: systemActor, trace: ctx.trace }
  const audience = { assigneeId: conversation.assigneeId, teamId: conversation.teamId }
  await events.append([
    { type: 'message.created', subjectId: id, version: 1, ...about, data: { audience, kind: 'message' } },
    ...marked.map((answer): NewEvent => ({
      type: 'message.updated',
      subjectId: answer.id,
      version: answer.version,
      ...about,
      data: { audience, change: 'mailed' },
    })),
  ])
}

function mailRow({ id, unheard, mail: { envelope }, now }: Write, to: Party, trace: string | null) {
  const { mailbox, conversation, answers } = unheard
  const author = answers.at(-1)?.author ?? { memberId: null, name: '' }
  return {
    id,
    conversationId: conversation.id,
    channelId: mailbox.id,
    externalId: envelope.messageId,
    clientId: null,
    kind: 'message' as const,
    direction: 'out' as const,
    author: {
      kind: author.memberId === null ? ('system' as const) : ('member' as const),
      id: author.memberId,
      name: author.name,
      value: mailbox.address,
    },
    authorMemberId: author.memberId,
    subject: envelope.subject,
    text: envelope.text,
    meta: {
      mail: {
        from: [{ kind: 'email' as const, value: mailbox.address, name: envelope.from.name }],
        to: [to],
        cc: [],
        bcc: [],
        replyTo: [],
        autoSubmitted: false,
        bulk: false,
      },
      carries: answers.map((answer) => answer.id),
    },
    thread: {
      ownRef: envelope.messageId,
      parentRefs: envelope.inReplyTo === null ? [] : [envelope.inReplyTo],
      tokens: [],
    },
    mentions: [],
    sentAt: now,
    trace,
  }
}
