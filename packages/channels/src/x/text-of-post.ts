import type { XEntities, XIncludes, XPost } from './api-types.ts'

/** The whole text of a post with its links as they lead; of a repost that of what it repeats. */
export function textOfPost(post: XPost, includes: XIncludes): string {
  const repeated = post.referenced_posts.find(({ type }) => type === 'retweeted')
  const original = repeated ? includes.posts.find(({ id }) => id === repeated.id) : undefined
  const { text, entities } = wholeOf(original ?? post)
  return unescapeXml(withRealLinks(text, entities))
}

/** Posts longer than 280 letters carry their text apart. */
function wholeOf(post: XPost): { text: string; entities: XEntities | undefined } {
  const { note_post: note } = post
  return note
    ? { text: note.text, entities: note.entities ?? post.entities }
    : { text: post.text, entities: post.entities }
}

/** X writes t.co in the place of every link; of its own media, nothing is left to read. */
export function withRealLinks(text: string, entities: XEntities | undefined): string {
  let result = text
  for (const { url, expanded_url: real } of entities?.urls ?? []) {
    const isMedia = /^https:\/\/(x|twitter)\.com\/[^/]+\/status\/\d+\/(photo|video)\/\d+$/.test(real ?? '')
    result = result.replaceAll(url, isMedia ? '' : (real ?? url))
  }
  return result.trim()
}

/** What X escapes in the text of a post. */
function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Without the names at its beginning, which say only whom it goes to. */
export function withoutLeadingNames(text: string): string {
  const rest = text.replace(/^(?:@\w{1,15}\s+)+/, '')
  return rest === '' ? text : rest
}
