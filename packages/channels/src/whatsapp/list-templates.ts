import { z } from 'zod'
import type { GraphClient } from '../meta/graph-client.ts'
import { pageSchema } from '../meta/graph-types.ts'
import { templateSchema, type WhatsappTemplate } from './api-types.ts'

/** An account may have 6,000; nobody looks through more than these. */
const MOST = 1_000

/** What WhatsApp has approved for the account. One of a form that is not known here hides no other. */
export async function listTemplates(
  ask: GraphClient['ask'],
  businessAccountId: string,
  signal?: AbortSignal,
): Promise<WhatsappTemplate[]> {
  const found: WhatsappTemplate[] = []
  let after: string | undefined
  do {
    const page = await ask(pageSchema(z.unknown()), `${businessAccountId}/message_templates`, {
      query: {
        status: 'APPROVED',
        limit: '200',
        fields: 'id,name,language,status,category,parameter_format,components',
        ...(after !== undefined && { after }),
      },
      signal,
    })
    for (const entry of page.data) {
      const template = templateSchema.safeParse(entry)
      if (template.success) found.push(template.data)
    }
    after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after
  } while (after !== undefined && found.length < MOST)
  return found
}
