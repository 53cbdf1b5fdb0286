import type { NewEvent } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import type { Database } from '../create-database.ts'
import type { Transaction } from '../create-tenant.ts'
import { createEventRepository } from '../repositories/events.ts'

export const workspaceId = '01900000-0000-7000-8000-0000000000aa'

export function newEvent(version: number, trace: string | null = null): NewEvent {
  return {
    type: 'brand.updated',
    subjectId: ids.next(),
    version,
    trace,
    actor: { kind: 'system', id: null, name: 'test' },
  }
}

export async function append(
  db: Database,
  versions: number[],
  trace: string | null = null,
): Promise<string[]> {
  return await db.tenant(workspaceId, (tx) => appendIn(tx, versions, trace))
}

export async function appendIn(
  tx: Transaction,
  versions: number[],
  trace: string | null = null,
): Promise<string[]> {
  return await createEventRepository(tx, workspaceId, ids).append(
    versions.map((version) => newEvent(version, trace)),
  )
}

export async function rest(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}
