import type { HistoryAuthor } from './authors.ts'
import type { Brand } from './themes.ts'

const account = (index: number, handle: string, followers: number): HistoryAuthor => ({
  id: String(6_800_000 + index),
  handle,
  name: handle.replace(/\d+$/, '').replaceAll('_', ' ').trim(),
  followers,
  verified: false,
  language: 'en',
})

export interface Spammed {
  /** Days before the end, and the hour of that day. */
  daysAgo: number
  hour: number
  author: HistoryAuthor
  brand: Brand
  text: string
}

const deals = account(1, 'coffee_deals84213', 2)
const trader = account(2, 'maria_fx_profit', 31)
const gift = account(3, 'gift_portal55120', 0)
const grow = account(4, 'grow_fast90017', 4)

/** What sails under the name of a brand that is spoken of. */
export const spammed: readonly Spammed[] = [
  {
    daysAgo: 26,
    hour: 10,
    author: deals,
    brand: 'northwind',
    text: 'Northwind beans 70% off, order now https://bit.ly/3nwnd #coffee #deal #sale #promo #discount #shop',
  },
  {
    daysAgo: 19,
    hour: 15,
    author: trader,
    brand: 'northwind',
    text: 'Stop drinking Northwind and start earning: $4,200 a week with crypto, DM me on WhatsApp +1 555 010 2939',
  },
  {
    daysAgo: 12,
    hour: 9,
    author: grow,
    brand: 'fjordbean',
    text: 'Fjordbean fans follow me back! #followback #teamfollowback #f4f #coffee #follow #gain',
  },
  {
    daysAgo: 8,
    hour: 18,
    author: gift,
    brand: 'northwind',
    text: 'Congratulations! You have won a Northwind gift card, claim your prize here https://nw-gift.example/claim',
  },
  {
    daysAgo: 6,
    hour: 11,
    author: gift,
    brand: 'northwind',
    text: 'Broken Northwind machine? Verify your account to get a refund https://nw-refund.example/login',
  },
  {
    daysAgo: 6,
    hour: 12,
    author: gift,
    brand: 'northwind',
    text: 'Broken Northwind machine? Verify your account to get a refund https://nw-refund.example/login2',
  },
  {
    daysAgo: 6,
    hour: 14,
    author: gift,
    brand: 'northwind',
    text: 'Broken Northwind machine? Verify your account to get a refund https://nw-refund.example/login3',
  },
  {
    daysAgo: 5,
    hour: 8,
    author: deals,
    brand: 'northwind',
    text: 'Forget Northwind, cheap machines 60% off, buy now https://tinyurl.com/cheapnw #coffee #deal #sale #promo #shop',
  },
  {
    daysAgo: 4,
    hour: 16,
    author: trader,
    brand: 'northwind',
    text: 'My Northwind broke but my bitcoin did not, text me on Telegram t.me/fxmaria for daily profits',
  },
  {
    daysAgo: 3,
    hour: 13,
    author: grow,
    brand: 'calderone',
    text: 'Calderone lovers, get free followers today https://grow.example #followback #f4f #like #follow #coffee',
  },
  {
    daysAgo: 2,
    hour: 9,
    author: gift,
    brand: 'northwind',
    text: 'You have been selected for a free gift by Northwind, click here https://nw-gift.example/free',
  },
  {
    daysAgo: 1,
    hour: 17,
    author: deals,
    brand: 'northwind',
    text: 'Northwind giveaway! Win a free machine, sign up now https://is.gd/nwwin #giveaway #win #free #coffee #contest',
  },
]
