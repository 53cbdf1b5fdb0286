import type { WorkContext } from '../intake/work-context.ts'
import type { MailOutlet, OwnMail } from '../ports/mail-outlet.ts'
import type { ClaimedRun, KeptDelivery, KeptReport } from '../ports/reports.ts'
import { readAll } from './read-all.ts'
import { reportEvent } from './report-event.ts'
import { mailOf } from './report-mail.ts'
import { mayLeaveTo } from './manage-reports.ts'
import type { RunTools } from './run-tools.ts'

const MOST_ATTEMPTS = 5
const AGAIN_MS = 2 * 60_000

interface SendRun {
  run: ClaimedRun
  leaseSeconds: number
}

/**
 * Sends to each recipient once: one is claimed before the server is spoken to, and what was interrupted then is never sent
 * again by itself, for nobody can tell whether it left.
 */
export async function sendRun(
  ctx: WorkContext,
  tools: Pick<RunTools, 'blobs' | 'outlet'>,
  { run, leaseSeconds }: SendRun,
): Promise<void> {
  const { report, waiting, policy, isDrill } = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ reports, settings }) => {
      await reports.abandonDeliveries(run.id, leaseSeconds)
      return {
        report: await reports.lock(run.reportId),
        waiting: (await reports.deliveries(run.id)).filter(({ state }) => state === 'waiting'),
        policy: await reports.policy(),
        isDrill: await settings.isDrill(),
      }
    },
  )
  if (report === null) return
  const outside = new Set(
    report.recipients.flatMap((one) =>
      one.kind === 'address' && !mayLeaveTo(policy, one.email) ? [one.email] : [],
    ),
  )
  const mail = waiting.length === 0 ? null : await mailFor(tools, { run, report })
  for (const delivery of waiting) {
    if (mail === null) break
    if (outside.has(delivery.address))
      await refuse(ctx, run, delivery, 'Reports of this workspace do not go there any more')
    else await sendOne(ctx, tools.outlet, { run, delivery, mail, isDrill })
  }
  await finish(ctx, { run, report })
}

type Mail = Omit<OwnMail, 'to' | 'name' | 'messageId'>

async function mailFor(
  { blobs, outlet }: Pick<RunTools, 'blobs' | 'outlet'>,
  { run, report }: { run: ClaimedRun; report: KeptReport },
): Promise<Mail> {
  const attachments = []
  for (const { name, contentType, key } of run.files)
    attachments.push({ filename: name, contentType, content: await readAll(await blobs.get(key)) })
  return { ...mailOf(report, run, outlet.page(`/reports/${report.id}`)), attachments }
}

async function sendOne(
  ctx: WorkContext,
  outlet: MailOutlet,
  { run, delivery, mail, isDrill }: { run: ClaimedRun; delivery: KeptDelivery; mail: Mail; isDrill: boolean },
): Promise<void> {
  const { address, name } = delivery
  const claimed = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ reports }) => await reports.claimDelivery(run.id, address),
  )
  if (!claimed) return
  const outcome = await outlet
    .send({ ...mail, to: address, name, messageId: `report.${run.id}@hubbub.localhost` })
    .then(
      () => ({ state: 'sent' as const, error: isDrill ? 'Drill: nothing left' : null }),
      (error: unknown) => stateAfter(outlet.judge(error), delivery),
    )
  await ctx.store.transaction(
    ctx.workspaceId,
    async ({ reports }) => await reports.settleDelivery(run.id, address, outcome),
  )
}

function stateAfter(
  { message, is }: ReturnType<MailOutlet['judge']>,
  { attempts }: KeptDelivery,
): { state: KeptDelivery['state']; error: string } {
  if (is === 'maybe') return { state: 'uncertain', error: message }
  return { state: is === 'later' && attempts + 1 < MOST_ATTEMPTS ? 'waiting' : 'failed', error: message }
}

async function refuse(
  ctx: WorkContext,
  run: ClaimedRun,
  { address }: KeptDelivery,
  error: string,
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ reports }) => {
    if (await reports.claimDelivery(run.id, address))
      await reports.settleDelivery(run.id, address, { state: 'failed', error })
  })
}

async function finish(
  ctx: WorkContext,
  { run, report }: { run: ClaimedRun; report: KeptReport },
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ reports, events }) => {
    const states = (await reports.deliveries(run.id)).map(({ state }) => state)
    const goesOn = states.some((state) => state === 'waiting' || state === 'sending')
    const now = await reports.now()
    const failed = states.filter((state) => state !== 'sent').length
    const settled = await reports.settleRun(
      run,
      goesOn
        ? { nextAt: new Date(now.getTime() + AGAIN_MS) }
        : {
            state: failed === 0 ? 'sent' : 'failed',
            error: failed === 0 ? null : `It did not reach ${failed} of ${states.length}`,
            nextAt: null,
          },
    )
    if (settled) await events.append([reportEvent(ctx, report)])
  })
}
