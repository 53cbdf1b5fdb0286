import type { Ability } from '@hubbub/contracts'

/** What a channel can be used for, as a person says it. */
export const abilityWords = {
  listen: 'Listening',
  mentions: 'Mentions of us',
  comments: 'Comments on our posts',
  direct: 'Direct messages',
  reply: 'Replies in public',
  'reply-direct': 'Replies in private',
  publish: 'Posts of our own',
  react: 'Reactions',
  hide: 'Hiding comments',
  delete: 'Deleting our posts',
  profile: 'Profiles of people',
  typing: 'Typing signs',
  receipts: 'Read receipts',
} satisfies Record<Ability, string>
