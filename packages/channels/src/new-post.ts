import type { PublishField } from '@hubbub/contracts'
import type { NewPostTerms } from './contract.ts'

/** What a post of our own may be: of plain text without a limit and without files unless said. */
export const newPost = (some: Partial<NewPostTerms> = {}): NewPostTerms => ({
  limits: [],
  files: null,
  formatting: 'plain',
  textOptional: false,
  fields: [],
  ...some,
})

/** Something that the network wants besides the text: free text unless said. */
export const postField = (
  name: string,
  label: string,
  rest: Partial<Omit<PublishField, 'name' | 'label'>> = {},
): PublishField => ({
  hint: null,
  input: 'text',
  options: [],
  required: false,
  max: null,
  counted: false,
  initial: '',
  place: false,
  ...rest,
  name,
  label,
})

/** What was filled in; empty is as good as nothing. */
export function fieldOf(fields: Record<string, string> | undefined, name: string): string | null {
  const value = fields?.[name]?.trim() ?? ''
  return value === '' ? null : value
}
