import { createReport, listMembers, listReports, updateReportPolicy } from '@hubbub/domain'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

/** A report that goes out each Monday, and went out last Monday: the worker makes it of the past that is in by now. */
export async function bringReports(ctx: DemoContext): Promise<void> {
  const { name, time, timeZone, to, outside } = demoWorld.report
  const { items } = await listReports(ctx)
  if (items.some((report) => report.name === name)) return
  await updateReportPolicy(ctx, { outside: 'domains', domains: ['northwind.example'] })
  const members = await listMembers(ctx)
  const owner = members.find(({ email }) => email === to[0])
  const caller = { ...ctx.caller, memberId: owner?.id ?? null }
  const { id } = await createReport(
    { ...ctx, caller },
    {
      name,
      dashboardId: null,
      monitorId: null,
      period: 'last-week',
      rhythm: { kind: 'weekly', weekday: 1 },
      time,
      timeZone,
      formats: ['pdf', 'csv'],
      recipients: [
        ...members.flatMap(({ id: memberId, email }) =>
          to.some((address) => address === email) ? [{ kind: 'member' as const, memberId }] : [],
        ),
        { kind: 'address', email: outside },
      ],
      enabled: true,
    },
  )
  await ctx.store.transaction(ctx.workspaceId, async ({ reports }) => {
    const now = ctx.clock.now()
    const monday = new Date(now)
    monday.setUTCDate(now.getUTCDate() - ((now.getUTCDay() + 6) % 7))
    monday.setUTCHours(0, 0, 0, 0)
    await reports.insertRun({
      id: ctx.ids.next(),
      reportId: id,
      askedBy: null,
      key: monday.toISOString().slice(0, 10),
      from: new Date(monday.getTime() - 7 * 86_400_000),
      to: monday,
      at: new Date(Math.min(now.getTime(), monday.getTime() + 8 * 3_600_000)),
    })
  })
}
