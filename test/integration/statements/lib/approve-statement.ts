import { permissions, type StatementText } from '@hubbub/contracts'
import {
  answerApproval,
  askApproval,
  type Context,
  draftStatement,
  getStatement,
  saveStatement,
} from '@hubbub/domain'

interface Place {
  context: Context
  workspaceId: string
  store: Context['store']
  sql(text: string, values?: unknown[]): Promise<unknown>
}

/** An open incident of ten minutes ago, and two people who may do everything. */
export async function openCrisis({ context, workspaceId, store, sql }: Place) {
  const incidentId = context.ids.next()
  await sql(
    `INSERT INTO incident (workspace_id, id, number, key, title, severity, grade, opened_at)
     VALUES ($1, $2::uuid, 1, $2::uuid::text, 'The grinder burns', 'high',
       '{"severity":"major","bands":{"impact":1,"velocity":1},"lowerSince":null}', now() - interval '10 minutes')`,
    [workspaceId, incidentId],
  )
  const add = async (name: string): Promise<Context & { memberId: string }> => {
    const id = context.ids.next()
    await store.transaction(workspaceId, async ({ people }) => {
      const email = `${name.toLowerCase()}@shop.test`
      await people.insertMember({ id, userId: id, name, email, role: 'supervisor', visibility: 'all' })
    })
    const actor = { kind: 'member', id, name } as const
    const caller = { ...context.caller, actor, memberId: id, permissions: new Set(permissions) }
    return { ...context, caller, memberId: id }
  }
  return { incidentId, writer: await add('Wendy'), boss: await add('Bo') }
}
export type Crisis = Awaited<ReturnType<typeof openCrisis>>

/** Drafted by one and approved by the other. */
export async function approveStatement(
  { incidentId, writer, boss }: Crisis,
  texts: readonly StatementText[],
) {
  const id = writer.ids.next()
  await draftStatement(writer, { incidentId, statementId: id, templateId: null })
  const content = { headline: '', values: {}, texts: [...texts] }
  const { versions } = await saveStatement(writer, { id, basedOn: 1, content })
  return { id, ...(await approve({ incidentId, writer, boss }, id, versions.length)) }
}

export async function approve({ writer, boss }: Crisis, id: string, number: number) {
  const asked = await askApproval(writer, {
    id,
    number,
    approverId: boss.memberId,
    backupId: null,
    waitSeconds: 600,
    validMinutes: 60,
    note: '',
  })
  const approvalId = asked.approvals[0]?.id ?? ''
  await answerApproval(boss, { id, approvalId, number, as: 'approved', reason: '' })
  return { approvalId, read: async () => await getStatement(writer, id) }
}
