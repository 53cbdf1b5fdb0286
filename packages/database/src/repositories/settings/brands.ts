import type { Brand } from '@hubbub/contracts'
import type { SettingsRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'
import { uniqueToConflict } from '../unique-to-conflict.ts'

type BrandRow = Omit<Brand, 'createdAt'> & { createdAt: Date }
const toBrand = ({ id, name, signature, createdAt, version }: BrandRow): Brand => ({
  id,
  name,
  signature,
  createdAt: createdAt.toISOString(),
  version,
})
const taken = <T>(write: Promise<T>) =>
  uniqueToConflict(write, 'brand.name_taken', 'There is a brand of this name already')

type BrandRepository = Pick<SettingsRepository, 'listBrands' | 'lockBrand' | 'insertBrand' | 'updateBrand'>

export function createBrandRepository(tx: Transaction, workspaceId: string): BrandRepository {
  return {
    listBrands: async () => {
      const found = await tx.brand.findMany({
        where: { workspaceId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
      return found.map(toBrand)
    },
    lockBrand: async (id) => {
      const row = await firstRow<BrandRow>(
        tx,
        Prisma.sql`SELECT id, name, signature, created_at AS "createdAt", version FROM brand
          WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`,
      )
      return row === null ? null : toBrand(row)
    },
    insertBrand: async (brand) => toBrand(await taken(tx.brand.create({ data: { workspaceId, ...brand } }))),
    updateBrand: async (id, { name, signature }) => {
      const data = {
        ...(name !== undefined && { name }),
        ...(signature !== undefined && { signature }),
        version: { increment: 1 },
      }
      return toBrand(await taken(tx.brand.update({ where: { workspaceId_id: { workspaceId, id } }, data })))
    },
  }
}
