/** The few that a desk uses, by the words people type for them. */
const emoji: readonly [string, string][] = [
  ['🙂', 'smile slightly'],
  ['😀', 'grin happy'],
  ['😄', 'laugh happy'],
  ['😅', 'sweat relief'],
  ['😉', 'wink'],
  ['😊', 'blush pleased'],
  ['😍', 'love eyes'],
  ['🤔', 'thinking hmm'],
  ['😕', 'confused'],
  ['😢', 'sad cry'],
  ['😮', 'surprised wow'],
  ['🙏', 'thanks please pray'],
  ['👍', 'thumbsup yes ok'],
  ['👎', 'thumbsdown no'],
  ['👏', 'clap bravo'],
  ['🙌', 'hooray hands'],
  ['💪', 'strong muscle'],
  ['👋', 'wave hello bye'],
  ['🤝', 'handshake deal'],
  ['❤️', 'heart love'],
  ['💙', 'blue heart'],
  ['🎉', 'party tada celebrate'],
  ['✨', 'sparkles new'],
  ['🔥', 'fire hot'],
  ['⭐', 'star'],
  ['✅', 'check done'],
  ['❌', 'cross wrong'],
  ['⚠️', 'warning'],
  ['❓', 'question'],
  ['❗', 'exclamation important'],
  ['⏳', 'hourglass wait'],
  ['⏰', 'alarm time'],
  ['📦', 'package parcel box'],
  ['🚚', 'truck delivery'],
  ['✈️', 'plane travel'],
  ['💳', 'card payment'],
  ['💶', 'euro money'],
  ['🧾', 'receipt invoice'],
  ['📧', 'email mail'],
  ['📞', 'phone call'],
  ['📎', 'clip attachment'],
  ['📷', 'camera photo'],
  ['🔧', 'wrench fix'],
  ['🐛', 'bug'],
  ['🔒', 'lock secure'],
  ['🎁', 'gift present'],
  ['🌍', 'world earth'],
  ['☀️', 'sun'],
  ['🌧️', 'rain'],
  ['☕', 'coffee break'],
]

export interface Emoji {
  sign: string
  name: string
}

export function findEmoji(query: string, most = 8): Emoji[] {
  const wanted = query.toLowerCase()
  const all = emoji.map(([sign, words]) => ({ sign, words: words.split(' ') }))
  const starts = all.filter(({ words }) => words.some((word) => word.startsWith(wanted)))
  return starts.slice(0, most).map(({ sign, words }) => ({ sign, name: words.join(', ') }))
}
