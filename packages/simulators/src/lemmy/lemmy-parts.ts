import type { LemmyComment, LemmyCommunity, LemmyPerson, LemmyPost } from './lemmy-types.ts'

/** With more digits than a date of JavaScript has, as the database writes it. */
export const time = (at: Date) => at.toISOString().replace('Z', '456Z')

/** What the views of API v3 (https://join-lemmy.org/api/v0.19) are made of. */
export function createParts(url: () => string) {
  const home = (host: string | null) => (host === null ? url() : `https://${host}`)
  const pathOf = (one: LemmyComment): string => `${one.parent === null ? '0' : pathOf(one.parent)}.${one.id}`

  return {
    home,
    person: ({ id, name, displayName, host }: LemmyPerson) => ({
      id,
      name,
      display_name: displayName,
      banned: false,
      published: '2023-06-01T00:00:00.000000Z',
      actor_id: `${home(host)}/u/${name}`,
      local: host === null,
      deleted: false,
      bot_account: false,
      instance_id: 1,
    }),
    community: ({ id, name, host }: LemmyCommunity) => ({
      id,
      name,
      title: name,
      removed: false,
      deleted: false,
      nsfw: false,
      actor_id: `${home(host)}/c/${name}`,
      local: host === null,
      instance_id: 1,
    }),
    post: (one: LemmyPost) => ({
      id: one.id,
      name: one.title,
      creator_id: one.by.id,
      community_id: one.community.id,
      ...(one.text !== '' && { body: one.gone === null ? one.text : '' }),
      ...states(one),
      locked: one.locked,
      published: time(one.at),
      nsfw: false,
      local: one.by.host === null,
      ap_id: `${home(one.by.host)}/post/${one.id}`,
    }),
    comment: (one: LemmyComment) => ({
      id: one.id,
      creator_id: one.by.id,
      post_id: one.post.id,
      content: one.gone === null ? one.text : '',
      ...states(one),
      published: time(one.at),
      local: one.by.host === null,
      path: pathOf(one),
      distinguished: false,
      ap_id: `${home(one.by.host)}/comment/${one.id}`,
      language_id: 0,
    }),
  }
}

const states = ({ gone, editedAt }: Pick<LemmyPost, 'gone' | 'editedAt'>) => ({
  removed: gone === 'removed',
  deleted: gone === 'deleted',
  ...(editedAt !== null && { updated: time(editedAt) }),
})
