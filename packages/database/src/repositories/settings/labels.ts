import type { Label } from '@hubbub/contracts'
import type { SettingsRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'
import { uniqueToConflict } from '../unique-to-conflict.ts'

const toLabel = ({ id, name, color, version }: Label): Label => ({ id, name, color, version })
const taken = <T>(write: Promise<T>) =>
  uniqueToConflict(write, 'label.name_taken', 'There is a label of this name already')

type LabelRepository = Pick<
  SettingsRepository,
  'listLabels' | 'lockLabel' | 'insertLabel' | 'updateLabel' | 'deleteLabel'
>

export function createLabelRepository(tx: Transaction, workspaceId: string): LabelRepository {
  const place = (id: string) => ({ workspaceId_id: { workspaceId, id } })
  return {
    listLabels: async () => {
      const found = await tx.label.findMany({
        where: { workspaceId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
      return found.map(toLabel)
    },
    lockLabel: async (id) =>
      await firstRow<Label>(
        tx,
        Prisma.sql`SELECT id, name, color, version FROM label
          WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`,
      ),
    insertLabel: async (label) => toLabel(await taken(tx.label.create({ data: { workspaceId, ...label } }))),
    updateLabel: async (id, { name, color }) => {
      const data = {
        ...(name !== undefined && { name }),
        ...(color !== undefined && { color }),
        version: { increment: 1 },
      }
      return toLabel(await taken(tx.label.update({ where: place(id), data })))
    },
    deleteLabel: async (id) => {
      await tx.label.delete({ where: place(id) })
    },
  }
}
