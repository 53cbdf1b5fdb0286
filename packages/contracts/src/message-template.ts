import { z } from '@hono/zod-openapi'

/** A text that a network has approved beforehand, with gaps that are filled in. */
export const messageTemplateSchema = z
  .object({
    /** Unique within the account. */
    id: z.string(),
    name: z.string(),
    /** As the network writes it, such as `en_US`. */
    language: z.string(),
    category: z.string().nullable(),
    /** What it says; a gap stands as the name of its variable in `{{ }}`. */
    text: z.string(),
    variables: z.array(z.object({ name: z.string(), label: z.string() })),
    /** In words for the agent, where it cannot be sent from here. */
    why: z.string().nullable(),
  })
  .openapi('MessageTemplate')
export type MessageTemplate = z.infer<typeof messageTemplateSchema>

/** What the customer will read; a gap that is not filled in stays as it stands. */
export function fillTemplate(
  { text }: Pick<MessageTemplate, 'text'>,
  values: Readonly<Record<string, string>>,
): string {
  return text.replaceAll(/\{\{([\w.]+)\}\}/g, (gap, name: string) => values[name]?.trim() || gap)
}
