import type { Party, Spam, SpamReason, SpamRule } from '@hubbub/contracts'

/** From here on something counts as spam, as long as nobody says otherwise. */
export const SPAM_FROM = 0.7
/** What is less likely is not kept. */
const KEPT_FROM = 0.3
/** The odds, as a logarithm, of something of which nothing speaks for spam or against it: five in a hundred. */
const BASE = -3

interface Said {
  text: string
  author: Pick<Party, 'value' | 'handle' | 'name' | 'followers' | 'verified'>
  /** How often the same author has said it in the days before, not counting reposts. */
  times?: number
}

/** What each rule adds to the odds. Negative: it speaks against spam. */
const weights = {
  bait: 2.8,
  promotion: 1.4,
  'offer-and-link': 1.2,
  'follow-bait': 2.6,
  contact: 2,
  money: 2,
  'adult-bait': 2.6,
  disguised: 2,
  'many-hashtags': 1.3,
  'hashtag-heap': 1.1,
  'many-names': 1.1,
  'short-link': 0.8,
  'bare-link': 0.8,
  capitals: 0.5,
  'odd-handle': 0.8,
  'no-followers': 0.6,
  again: 2.4,
  'many-followers': -1.2,
  verified: -1.5,
} satisfies Record<SpamRule, number>

const link = /https?:\/\/\S+|www\.\S+|\{link\}|\bhttp\b/giu
const shortLink =
  /\b(?:bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|cutt\.ly|rb\.gy|shorturl\.at|t\.ly|adf\.ly)\b/i
const bait =
  /\b(?:free (?:gift|coins|followers|money|card|cash|spins|trial)|gift ?cards?|you(?:'|’| ha)?ve (?:won|been (?:selected|chosen))|you won(?!['’])|congratulations,? you|claim (?:your|yours) (?:\p{L}+ )?(?:prize|reward|gift|bonus|coins|card|voucher|refund)|click (?:here|the link|below|now)|check (?:out )?my (?:bio|bi0|profile|page)|airdrop|limited (?:time )?offer|act (?:now|fast)|verify your account|account (?:has been|is) suspended)\b/iu
const promotion =
  /\b(?:give ?away|giveaway|(?:win|won) (?:an?|the|free|[$£€])|promo code|use (?:my )?code|(?:up to )?\d{2} ?% off|link in (?:my )?bio|pre-?sale|sign up now|order now|buy now|shop now|free shipping|best price)\b/iu
const followBait =
  /\b(?:follow ?back|follow (?:me|us|4|for) ?(?:back|follow)?|gain (?:more )?followers|(?:get|more|buy|free|new) (?:free )?followers|teamfollowback|f4f|l4l|retweet (?:and|&) follow|rt (?:and|&|\+) follow|followtrick|autopilot)\b/iu
const contact =
  /\b(?:(?:dm|inbox|message|text|whats ?app|telegram|contact) (?:me|us|him|her|now|@?\+?\d)|on (?:whats ?app|telegram)|t\.me\/|wa\.me\/)|\+\d[\d ()-]{8,}\d/iu
const money =
  /\b(?:crypto|bitcoin|btc|usdt|forex|nft|(?:my|your|daily|weekly) profits?|passive income|trading signals?|earn(?:ed|ing)? (?:up to )?[$£€]?\d|make money|work from home|[$£€] ?\d[\d,.]* (?:a|per) (?:day|week|hour)|loans?|casino|betting tips)\b/iu
const adult = /\b(?:onlyfans|nudes?|hot singles|sexy (?:girls?|pics)|viagra|cialis|escorts?|cam girls?)\b/iu
/** A digit or a letter of another script in the middle of a word. */
const disguised =
  /\p{Script=Latin}[013457]\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Greek}\p{Script=Latin}/u

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

/** How likely something is spam, and what of it speaks for that and against it. Null: hardly. */
export function judgeSpam(said: Said): Omit<Spam, 'counts' | 'by'> | null {
  const reasons = [...ofText(said.text), ...ofAuthor(said)]
  const odds = reasons.reduce((sum, { weight }) => sum + weight, BASE)
  const likelihood = 1 / (1 + Math.exp(-odds))
  return likelihood < KEPT_FROM ? null : { likelihood: Math.round(likelihood * 100) / 100, reasons }
}

const reason = (rule: SpamRule, found: string): SpamReason => ({ rule, said: found, weight: weights[rule] })

function ofText(text: string): SpamReason[] {
  const links = text.match(link) ?? []
  const hashtags = text.match(/(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]+/gu) ?? []
  const names = text.match(/(?<![\p{L}\p{N}.])@[\p{L}\p{N}_.]+/gu) ?? []
  const words =
    text
      .replace(link, ' ')
      .replace(/[#@][\p{L}\p{N}_.]+/gu, ' ')
      .match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? []
  const offers = [bait, promotion, money].some((pattern) => pattern.test(text))
  const found = (rule: SpamRule, pattern: RegExp) => {
    const [hit] = pattern.exec(text) ?? []
    return hit === undefined ? [] : [reason(rule, `“${hit.trim()}”`)]
  }
  return [
    ...found('bait', bait),
    ...found('promotion', promotion),
    ...found('money', money),
    ...found('follow-bait', followBait),
    ...found('contact', contact),
    ...found('adult-bait', adult),
    ...(offers && links[0] !== undefined ? [reason('offer-and-link', links[0])] : []),
    ...disguisedWords(words),
    ...(hashtags.length >= 5 ? [reason('many-hashtags', plural(hashtags.length, 'hashtag'))] : []),
    ...(hashtags.length >= 8 ? [reason('hashtag-heap', plural(hashtags.length, 'hashtag'))] : []),
    ...(names.length >= 5 ? [reason('many-names', plural(names.length, 'name'))] : []),
    ...found('short-link', shortLink),
    ...(links.length > 0 && words.length <= 3 ? [reason('bare-link', plural(words.length, 'word'))] : []),
    ...shouted(words),
  ]
}

function disguisedWords(words: readonly string[]): SpamReason[] {
  const odd = words.find(
    (word) => word.length >= 4 && disguised.test(word) && !/^\p{Lu}+\d|\d+\p{L}{1,2}$/u.test(word),
  )
  return odd === undefined ? [] : [reason('disguised', `“${odd}”`)]
}

function shouted(words: readonly string[]): SpamReason[] {
  const long = words.filter(({ length }) => length > 2)
  const loud = long.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  return long.length >= 6 && loud.length / long.length > 0.6
    ? [reason('capitals', plural(loud.length, 'word'))]
    : []
}

const MANY_FOLLOWERS = 10_000
const FEW_FOLLOWERS = 5
const OFTEN = 2

function ofAuthor({ author: { value, handle, followers, verified }, times = 0 }: Said): SpamReason[] {
  const name = handle ?? value
  const account = name.split('@')[0] ?? name
  return [
    ...(/[a-z_]\d{5,}$/i.test(account) ? [reason('odd-handle', name)] : []),
    ...(followers !== undefined && followers <= FEW_FOLLOWERS
      ? [reason('no-followers', plural(followers, 'follower'))]
      : []),
    ...(times >= OFTEN ? [reason('again', plural(times, 'time'))] : []),
    ...(followers !== undefined && followers >= MANY_FOLLOWERS
      ? [reason('many-followers', plural(followers, 'follower'))]
      : []),
    ...(verified === true ? [reason('verified', name)] : []),
  ]
}
