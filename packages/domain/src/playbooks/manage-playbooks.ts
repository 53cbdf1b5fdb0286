import { AppError, type Playbook, type PlaybookContent, type PlaybookDetail } from '@hubbub/contracts'
import { readPlaybook, shippedPlaybooks } from '@hubbub/playbook'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export async function listPlaybooks(ctx: Context): Promise<Playbook[]> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ playbooks }) => await playbooks.list())
}

export async function getPlaybook(ctx: Context, id: string, version: number | null): Promise<PlaybookDetail> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await detailOf(repositories, id, version),
  )
}

async function detailOf(
  { playbooks }: Repositories,
  id: string,
  version: number | null = null,
): Promise<PlaybookDetail> {
  const detail = await playbooks.detail(id, version)
  if (detail === null) throw notFound('playbook')
  return detail
}

export async function createPlaybook(ctx: Context, text: string): Promise<PlaybookDetail> {
  permit(ctx, 'playbook:write')
  const content = mustRead(text)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const id = ctx.ids.next()
    const first = { text, content, by: ctx.caller.actor.name, at: ctx.clock.now() }
    if (!(await repositories.playbooks.insert(id, first))) throw nameTaken(content.name)
    return await told(ctx, repositories, id)
  })
}

/** Another version; incidents that are on keep theirs. */
export async function updatePlaybook(
  ctx: Context,
  { id, text, expectedVersion }: { id: string; text: string; expectedVersion: number | null },
): Promise<PlaybookDetail> {
  permit(ctx, 'playbook:write')
  const content = mustRead(text)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { playbooks } = repositories
    const current = await playbooks.lock(id)
    if (current === null) throw notFound('playbook')
    expectVersion('playbook', expectedVersion, current)
    if ((await detailOf(repositories, id)).text === text) return await detailOf(repositories, id)
    const next = { text, content, by: ctx.caller.actor.name, at: ctx.clock.now() }
    if (!(await playbooks.addVersion(id, current + 1, next))) throw nameTaken(content.name)
    return await told(ctx, repositories, id)
  })
}

export async function deletePlaybook(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'playbook:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ playbooks, events }) => {
    const version = await playbooks.lock(id)
    if (version === null) throw notFound('playbook')
    await playbooks.remove(id)
    await events.append([
      changeEvent(ctx, 'playbook.updated', { id, version: version + 1 }, { deleted: true }),
    ])
  })
}

/** Those with which a workspace begins. */
export async function addShippedPlaybooks(
  ctx: Pick<Context, 'ids' | 'clock'>,
  { playbooks }: Pick<Repositories, 'playbooks'>,
): Promise<void> {
  for (const text of shippedPlaybooks)
    await playbooks.insert(ctx.ids.next(), {
      text,
      content: mustRead(text),
      by: 'Hubbub',
      at: ctx.clock.now(),
    })
}

async function told(ctx: Context, repositories: Repositories, id: string): Promise<PlaybookDetail> {
  const detail = await detailOf(repositories, id)
  await repositories.events.append([changeEvent(ctx, 'playbook.updated', detail)])
  return detail
}

function mustRead(text: string): PlaybookContent {
  const read = readPlaybook(text)
  if (read.ok) return read.playbook
  const [first] = read.problems
  throw new AppError({
    code: 'playbook.invalid',
    kind: 'invalid',
    message:
      first === undefined
        ? 'It cannot be read'
        : `Line ${first.line}, column ${first.column}: ${first.message}`,
    details: { problems: read.problems },
  })
}

const nameTaken = (name: string) =>
  new AppError({
    code: 'playbook.name_taken',
    kind: 'conflict',
    message: `There is a playbook called “${name}” already`,
  })
