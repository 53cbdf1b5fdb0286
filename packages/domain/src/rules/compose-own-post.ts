import { AppError, isAppError, measureText, type PostMeta, type PublishTerms } from '@hubbub/contracts'
import { type PostEnvelope, type PostFile, refuseFiles, refuseTooLong } from './reply-post.ts'

export interface OwnPostDraft {
  /** Unique, and the same over all attempts. */
  id: string
  text: string
  fields: Readonly<Record<string, string>>
  files: readonly PostFile[]
}

/** Makes a post of our own, or says why the network would not take it. Nothing is cut. */
export function composeOwnPost(terms: PublishTerms, draft: OwnPostDraft): PostEnvelope {
  if (!terms.can) throw refused('post.closed', terms.why ?? 'Nothing can be published with this account')
  const fields = fieldsOf(terms, draft.fields)
  const text = draft.text.trimEnd()
  if (text === '' && draft.files.length === 0 && !terms.textOptional)
    throw refused('message.empty', 'The post has neither text nor attachments')
  const counted = terms.fields.flatMap(({ name, counted: counts }) => (counts ? (fields[name] ?? '') : ''))
  refuseTooLong([...counted, text].join(''), limitsWith(terms, draft.files.length > 0))
  refuseFiles(draft.files, terms)
  return {
    form: 'post',
    messageId: draft.id,
    audience: 'public',
    to: null,
    text,
    inReplyTo: null,
    root: null,
    fields,
  }
}

/** Where it is to stand, as far as that was asked. */
export function placeOf(
  { fields: asked }: Pick<PublishTerms, 'fields'>,
  { fields = {} }: Pick<PostEnvelope, 'fields'>,
): PostMeta['place'] {
  const field = asked.find(({ place }) => place)
  const id = field === undefined ? undefined : fields[field.name]
  if (id === undefined) return null
  return { id, name: field?.options.find(({ value }) => value === id)?.label ?? id }
}

const limitsWith = ({ limits, files }: PublishTerms, hasFiles: boolean) =>
  hasFiles && files?.textLimit !== undefined ? [...limits, files.textLimit] : limits

/** What the network asks for, and nothing else. */
function fieldsOf(
  terms: Pick<PublishTerms, 'fields'>,
  given: OwnPostDraft['fields'],
): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { name, label, required, max, options, input } of terms.fields) {
    const value = (given[name] ?? '').replaceAll(/\s+/g, ' ').trim()
    if (value === '') {
      if (required) throw refused('post.field_missing', `${label} is missing`)
      continue
    }
    const length = measureText(value, { unit: 'characters', perLink: null })
    if (max !== null && length > max)
      throw refused('post.field_too_long', `${label} counts ${length} of ${max} characters`)
    if (input === 'select' && options.every((option) => option.value !== value))
      throw refused('post.field_unknown', `${label} cannot be “${value}”`)
    fields[name] = value
  }
  return fields
}

const refused = (code: `${string}.${string}`, message: string) =>
  new AppError({ code, kind: 'invalid', message })

/** Each with the reason why its network would not take it, all told at once. */
export function refuseTogether<T>(works: readonly (() => T)[]): T[] {
  const done: T[] = []
  const errors: { path: string; message: string }[] = []
  for (const [index, work] of works.entries()) {
    try {
      done.push(work())
    } catch (error) {
      if (!isAppError(error)) throw error
      errors.push({ path: `posts.${index}`, message: error.message })
    }
  }
  if (errors.length === 0) return done
  throw new AppError({
    code: 'post.refused',
    kind: 'invalid',
    message: errors.map(({ message }) => message).join('; '),
    details: { errors },
  })
}
