import type { Workspace } from '@hubbub/contracts/http'
import type { SettingsRepository } from '@hubbub/domain'
import { createBrandRepository } from './settings/brands.ts'
import { createCannedResponseRepository } from './settings/canned-responses.ts'
import { createLabelRepository } from './settings/labels.ts'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

const toWorkspace = ({ id, name, demo, version }: Workspace): Workspace => ({ id, name, demo, version })

/** Only the first run asks for this lock; the number means nothing. */
const firstRunLock = 4_820_117_004

export function createSettingsRepository(tx: Transaction, workspaceId: string): SettingsRepository {
  const select = (tail: Prisma.Sql) =>
    Prisma.sql`SELECT id, name, demo, version FROM workspace WHERE id = ${workspaceId}::uuid ${tail}`
  return {
    ...createBrandRepository(tx, workspaceId),
    ...createLabelRepository(tx, workspaceId),
    ...createCannedResponseRepository(tx, workspaceId),
    findWorkspace: async () => await firstRow<Workspace>(tx, select(Prisma.empty)),
    lockWorkspace: async () => await firstRow<Workspace>(tx, select(Prisma.sql`FOR UPDATE`)),
    updateWorkspace: async ({ name }) => {
      const data = { ...(name !== undefined && { name }), version: { increment: 1 } }
      return toWorkspace(await tx.workspace.update({ where: { id: workspaceId }, data }))
    },
    insertWorkspace: async (workspace) => {
      await tx.workspace.create({ data: workspace })
    },
    isDrill: async () =>
      (await firstRow(tx, Prisma.sql`SELECT FROM workspace WHERE id = ${workspaceId}::uuid AND drill`)) !==
      null,
    claimFirstRun: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${firstRunLock}::bigint)`
      const row = await firstRow<{ empty: boolean }>(tx, Prisma.sql`SELECT hubbub_is_empty() AS empty`)
      return row?.empty === true
    },
  }
}
