import type { CannedResponse } from '@hubbub/contracts/http'
import type { SettingsRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'
import { uniqueToConflict } from '../unique-to-conflict.ts'

const toCanned = ({ id, shortcut, text, version }: CannedResponse): CannedResponse => ({
  id,
  shortcut,
  text,
  version,
})
const taken = <T>(write: Promise<T>) =>
  uniqueToConflict(
    write,
    'canned-response.shortcut_taken',
    'There is a canned response with this shortcut already',
  )

type CannedResponseRepository = Pick<
  SettingsRepository,
  | 'listCannedResponses'
  | 'lockCannedResponse'
  | 'insertCannedResponse'
  | 'updateCannedResponse'
  | 'deleteCannedResponse'
>

export function createCannedResponseRepository(
  tx: Transaction,
  workspaceId: string,
): CannedResponseRepository {
  const place = (id: string) => ({ workspaceId_id: { workspaceId, id } })
  return {
    listCannedResponses: async () => {
      const found = await tx.cannedResponse.findMany({
        where: { workspaceId },
        orderBy: [{ shortcut: 'asc' }],
      })
      return found.map(toCanned)
    },
    lockCannedResponse: async (id) =>
      await firstRow<CannedResponse>(
        tx,
        Prisma.sql`SELECT id, shortcut, text, version FROM canned_response
          WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`,
      ),
    insertCannedResponse: async (canned) =>
      toCanned(await taken(tx.cannedResponse.create({ data: { workspaceId, ...canned } }))),
    updateCannedResponse: async (id, { shortcut, text }) => {
      const data = {
        ...(shortcut !== undefined && { shortcut }),
        ...(text !== undefined && { text }),
        version: { increment: 1 },
      }
      return toCanned(await taken(tx.cannedResponse.update({ where: place(id), data })))
    },
    deleteCannedResponse: async (id) => {
      await tx.cannedResponse.delete({ where: place(id) })
    },
  }
}
