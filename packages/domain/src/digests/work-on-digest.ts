import { errorMessage, type Member, rolePermissions } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ClaimedIssue, IssuePatch, KeptDigest } from '../ports/digests.ts'
import type { MailOutlet } from '../ports/mail-outlet.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable } from '../rules/storable.ts'
import type { IsCommon } from '../rules/text-terms.ts'
import { collectDigest, isCalm } from './collect-digest.ts'
import { digestEvent } from './digest-event.ts'
import { digestMail } from './digest-mail.ts'

/** Reading takes seconds, and a mail half a minute at most. */
const LEASE_SECONDS = 300
const MOST_ATTEMPTS = 5
const AGAIN_MS = 2 * 60_000

export interface DigestTools {
  isCommon: IsCommon
  outlet: MailOutlet
}

interface Work {
  issue: ClaimedIssue
  /** Null: there is nobody to tell it to. */
  to: { digest: KeptDigest; member: Member } | null
  isDrill: boolean
}

/**
 * Makes what a person is to be told, and sends it. Making is done twice rather than not at all, sending at most once: it is
 * claimed before the server is spoken to, and what broke off then is never sent again, for nobody can tell whether it left.
 */
export async function workOnDigest(ctx: WorkContext, tools: DigestTools, id: string): Promise<void> {
  const work = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ digests, people, settings }): Promise<Work | null> => {
      const issue = await digests.claimIssue(id, LEASE_SECONDS)
      if (issue === null) return null
      const digest = await digests.find(issue.memberId)
      const member = await people.findMember(issue.memberId)
      const isThere = digest?.enabled === true && member !== null && member.deactivatedAt === null
      return { issue, to: isThere ? { digest, member } : null, isDrill: await settings.isDrill() }
    },
  )
  if (work === null) return
  const { issue, to } = work
  if (issue.state === 'sending')
    await settle(ctx, issue, {
      state: 'uncertain',
      error: 'It was interrupted while it was sent',
      nextAt: null,
    })
  else if (to === null)
    await settle(ctx, issue, { state: issue.content === null ? 'nothing' : 'kept', nextAt: null })
  else if (issue.state === 'waiting') await make(ctx, tools, { issue, to, isDrill: work.isDrill })
  else await send(ctx, tools.outlet, { issue, to, isDrill: work.isDrill })
}

type Telling = Work & { to: NonNullable<Work['to']> }

async function make(ctx: WorkContext, tools: DigestTools, { issue, to, isDrill }: Telling): Promise<void> {
  const { digest, member } = to
  const caller: Context['caller'] = {
    actor: systemActor,
    memberId: member.id,
    permissions: new Set(rolePermissions[member.role]),
    visibility: member.visibility,
    teamIds: member.teams.map(({ id }) => id),
  }
  try {
    const content = await collectDigest({ ...ctx, caller }, tools, { digest, span: issue })
    const calm = isCalm(content)
    if (calm && !digest.tellCalm) return await settle(ctx, issue, { state: 'nothing', nextAt: null })
    const leaves = digest.byMail && !isDrill
    await settle(ctx, issue, {
      state: leaves ? 'mailing' : 'kept',
      attempts: 0,
      error: null,
      content,
      calm,
      nextAt: leaves ? ctx.clock.now() : null,
    })
  } catch (error) {
    await tryAgain(ctx, issue, errorMessage(error))
  }
}

async function send(
  ctx: WorkContext,
  outlet: MailOutlet,
  { issue, to: { digest, member }, isDrill }: Telling,
): Promise<void> {
  const { id, content } = issue
  if (content === null || isDrill || !digest.byMail)
    return await settle(ctx, issue, { state: 'kept', nextAt: null })
  const isOurs = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ digests }) => await digests.settleIssue(issue, { state: 'sending' }),
  )
  if (!isOurs) return
  const mail = digestMail({ ...issue, content }, (path) => outlet.page(path))
  const failure = await outlet
    .send({
      ...mail,
      to: member.email,
      name: member.name,
      messageId: `digest.${id}@hubbub.localhost`,
      attachments: [],
    })
    .then(
      () => null,
      (error: unknown) => outlet.judge(error),
    )
  if (failure === null) await settle(ctx, issue, { state: 'sent', error: null, nextAt: null })
  else if (failure.is === 'later') await tryAgain(ctx, { ...issue, state: 'mailing' }, failure.message)
  else
    await settle(ctx, issue, {
      state: failure.is === 'maybe' ? 'uncertain' : 'failed',
      error: storable(failure.message).slice(0, 500),
      nextAt: null,
    })
}

async function tryAgain(ctx: WorkContext, issue: ClaimedIssue, message: string): Promise<void> {
  const attempts = issue.attempts + 1
  const isOver = attempts >= MOST_ATTEMPTS
  await settle(ctx, issue, {
    state: isOver ? 'failed' : issue.state,
    attempts,
    error: storable(message).slice(0, 500),
    nextAt: isOver ? null : new Date(ctx.clock.now().getTime() + AGAIN_MS * attempts),
  })
}

async function settle(ctx: WorkContext, issue: ClaimedIssue, patch: IssuePatch): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ digests, events }) => {
    if (await digests.settleIssue(issue, patch)) await events.append([digestEvent(ctx, systemActor, issue)])
  })
}
