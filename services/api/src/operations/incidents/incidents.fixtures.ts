import { randomUUID } from 'node:crypto'
import { query } from '@hubbub/test-support'

/** One that has just been found, which nobody has. @returns its id. */
export async function insertIncident(url: string, workspaceId: string): Promise<string> {
  const id = randomUUID()
  await query(
    url,
    `INSERT INTO incident (workspace_id, id, number, key, title, severity, grade, opened_at)
     SELECT $1, $2::uuid, coalesce(max(number), 0) + 1, $2::uuid::text, 'The grinder burns', 'high',
       '{"severity":"major","bands":{"impact":1,"velocity":1},"lowerSince":null}', now() - interval '10 minutes' FROM incident`,
    [workspaceId, id],
  )
  return id
}
