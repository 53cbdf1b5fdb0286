import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { addShippedPlaybooks } from '../playbooks/manage-playbooks.ts'
import type { Account, Accounts } from '../ports/accounts.ts'
import type { Repositories } from '../ports/store.ts'

export interface SetUp {
  workspace: string
  brand: string
  name: string
  email: string
  password: string
  demo: boolean
}

type SetUpContext = Pick<Context, 'store' | 'clock' | 'ids' | 'trace'> & { accounts: Accounts }

/** Makes the first workspace, its brand and its admin. Of two who try at once, one succeeds. */
export async function setUp(
  ctx: SetUpContext,
  input: SetUp,
): Promise<{ workspaceId: string; brandId: string; account: Account }> {
  const workspaceId = ctx.ids.next()
  return await ctx.store.transaction(workspaceId, async (repositories) => {
    if (!(await repositories.settings.claimFirstRun())) {
      throw new AppError({
        code: 'setup.done',
        kind: 'conflict',
        message: 'The first workspace has been made already',
      })
    }
    const account = await ctx.accounts.claim({
      email: input.email.trim().toLowerCase(),
      name: input.name,
      password: input.password,
    })
    const brandId = await furnish(ctx, repositories, { ...input, workspaceId, account })
    return { workspaceId, brandId, account }
  })
}

async function furnish(
  ctx: SetUpContext,
  { settings, people, playbooks, events }: Repositories,
  { workspaceId, account, ...input }: SetUp & { workspaceId: string; account: Account },
): Promise<string> {
  const memberId = ctx.ids.next()
  const brandId = ctx.ids.next()
  await settings.insertWorkspace({ id: workspaceId, name: input.workspace, demo: input.demo })
  const brand = await settings.insertBrand({ id: brandId, name: input.brand, signature: '' })
  await people.insertMember({
    id: memberId,
    userId: account.id,
    name: account.name,
    email: account.email,
    role: 'admin',
    visibility: 'all',
  })
  const actor = { kind: 'member', id: memberId, name: account.name } as const
  await addShippedPlaybooks(ctx, { playbooks })
  await events.append([
    { type: 'workspace.updated', subjectId: workspaceId, version: 1, actor, trace: ctx.trace },
    { type: 'brand.updated', subjectId: brandId, version: brand.version, actor, trace: ctx.trace },
    { type: 'member.updated', subjectId: memberId, version: 1, actor, trace: ctx.trace },
  ])
  return brandId
}
