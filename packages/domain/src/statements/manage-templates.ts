import { AppError, type StatementTemplate, type StatementTemplateData } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { KeptStatement } from '../ports/statements.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { isSameContent, personOf } from './change-statement.ts'
import { shippedTemplates } from './shipped-templates.ts'

/** The own first, then those that come with the product. */
export async function listStatementTemplates(ctx: Context): Promise<StatementTemplate[]> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => await all(repositories))
}

const all = async ({ statements }: Repositories) => [...(await statements.templates()), ...shippedTemplates]

export async function findTemplate(
  repositories: Repositories,
  id: string,
): Promise<StatementTemplate | null> {
  return (await all(repositories)).find((one) => one.id === id) ?? null
}

export async function createStatementTemplate(
  ctx: Context,
  input: StatementTemplateData,
): Promise<StatementTemplate> {
  permit(ctx, 'statement:write')
  personOf(ctx)
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await add(ctx, repositories, input),
  )
}

async function add(
  ctx: Context,
  repositories: Repositories,
  input: StatementTemplateData,
): Promise<StatementTemplate> {
  const id = ctx.ids.next()
  const author = personOf(ctx)
  const at = await repositories.escalations.now()
  await repositories.statements.insert({ ...input, id, incidentId: null, author, at })
  await repositories.events.append([changeEvent(ctx, 'statement-template.updated', { id, version: 1 })])
  return await kept(repositories, id)
}

async function kept(repositories: Repositories, id: string): Promise<StatementTemplate> {
  const template = await findTemplate(repositories, id)
  if (template === null) throw notFound('statement-template')
  return template
}

export async function updateStatementTemplate(
  ctx: Context,
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: StatementTemplateData
    expectedVersion: number | null
  },
): Promise<StatementTemplate> {
  permit(ctx, 'statement:write')
  const author = personOf(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { statements, escalations, events } = repositories
    const current = await lockOwn(repositories, id)
    expectVersion('statement-template', expectedVersion, current.version)
    const { title, scenario, content } = change
    const before = await statements.content(id, current.number)
    if (before === null || !isSameContent(before, content))
      await statements.addVersion(id, {
        number: current.number + 1,
        content,
        author,
        at: await escalations.now(),
      })
    const version = await statements.update(id, { title, scenario })
    await events.append([changeEvent(ctx, 'statement-template.updated', { id, version })])
    return await kept(repositories, id)
  })
}

export async function deleteStatementTemplate(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'statement:write')
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { version } = await lockOwn(repositories, id)
    await repositories.statements.remove(id)
    await repositories.events.append([
      changeEvent(ctx, 'statement-template.updated', { id, version: version + 1 }),
    ])
  })
}

async function lockOwn({ statements }: Repositories, id: string): Promise<KeptStatement> {
  if (shippedTemplates.some((one) => one.id === id))
    throw new AppError({
      code: 'statement-template.shipped',
      kind: 'conflict',
      message: 'It comes with the product and stays as it is: make a copy of it',
    })
  const current = await statements.lock(id)
  if (current === null || current.incidentId !== null) throw notFound('statement-template')
  return current
}

/** Adds what is not there yet: done twice, it is done once. */
export async function importStatementTemplates(
  ctx: Context,
  items: readonly StatementTemplateData[],
): Promise<{ added: number; passedOver: number }> {
  permit(ctx, 'statement:write')
  personOf(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const there: StatementTemplateData[] = await all(repositories)
    let added = 0
    for (const item of items) {
      if (there.some((one) => isSame(one, item))) continue
      there.push(await add(ctx, repositories, item))
      added += 1
    }
    return { added, passedOver: items.length - added }
  })
}

const isSame = (one: StatementTemplateData, other: StatementTemplateData) =>
  one.title === other.title && one.scenario === other.scenario && isSameContent(one.content, other.content)
