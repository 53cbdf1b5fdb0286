import type { XSaid } from './x-types.ts'

type Test = (post: XSaid) => boolean

/** The query language of X as far as tests need it: words, phrases, OR, parentheses, `-`, from:, @, # and is:retweet. */
export function matchesQuery(query: string, post: XSaid): boolean {
  const tokens = query.match(/-?"[^"]*"|-?\(|\)|[^\s()]+/g) ?? []
  let at = 0

  function either(): Test {
    const tests = [all()]
    while (tokens[at] === 'OR') {
      at += 1
      tests.push(all())
    }
    return (said) => tests.some((test) => test(said))
  }

  function all(): Test {
    const tests: Test[] = []
    while (at < tokens.length && tokens[at] !== ')' && tokens[at] !== 'OR') tests.push(one())
    return (said) => tests.length > 0 && tests.every((test) => test(said))
  }

  function one(): Test {
    const token = tokens[at] ?? ''
    at += 1
    if (token === '(' || token === '-(') {
      const inner = either()
      at += 1
      return token === '(' ? inner : (said) => !inner(said)
    }
    return token.startsWith('-') ? (said) => !says(said, token.slice(1)) : (said) => says(said, token)
  }

  return either()(post)
}

function says(post: XSaid, token: string): boolean {
  if (token.startsWith('from:')) return post.author.username.toLowerCase() === token.slice(5).toLowerCase()
  if (token === 'is:retweet') return post.refers.some(({ type }) => type === 'retweeted')
  if (token === 'is:reply') return post.refers.some(({ type }) => type === 'replied_to')
  const words = token.replaceAll('"', '').toLowerCase()
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}_@#])${escaped}(?![\\p{L}\\p{N}_])`, 'u').test(post.text.toLowerCase())
}
