import type { PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelActions } from '../contract.ts'
import type { GithubClient } from './client.ts'
import { reactionNames } from './config.ts'
import { type GithubFacts, profileOf } from './mapper.ts'
import { factsOf } from './send-github.ts'

/** As GraphQL calls them. */
const graphNames: Readonly<Record<string, string>> = { '+1': 'THUMBS_UP', '-1': 'THUMBS_DOWN' }

export function actionsOf(client: GithubClient): Pick<ChannelActions, 'react' | 'remove' | 'profile'> {
  return {
    async react(to: PostRef, emoji) {
      const content = reactionNames[emoji]
      if (content === undefined)
        throw new ChannelError({
          class: 'rejected',
          message: `GitHub knows only ${Object.keys(reactionNames).join(' ')}`,
        })
      const facts = factsOf(to)
      if (facts.place !== 'discussion') return await client.react(pathOf(facts), content)
      const query = `mutation($input: AddReactionInput!) { addReaction(input: $input) { clientMutationId } }`
      const input = { subjectId: facts.nodeId, content: graphNames[content] ?? content.toUpperCase() }
      await client.graphql(z.unknown(), query, { input })
    },
    async remove(post: PostRef) {
      const facts = factsOf(post)
      if (facts.sort === undefined)
        throw new ChannelError({ class: 'rejected', message: 'GitHub lets nobody delete an issue this way' })
      if (facts.place !== 'discussion') return await client.remove(pathOf(facts))
      const query = `mutation($input: DeleteDiscussionCommentInput!) { deleteDiscussionComment(input: $input) { clientMutationId } }`
      await client.graphql(z.unknown(), query, { input: { id: facts.nodeId } })
    },
    profile: async ({ value }) => profileOf(await client.user(value)),
  }
}

function pathOf({ repo, number, sort, id }: GithubFacts): string {
  if (sort === undefined || id === undefined) return `/repos/${repo}/issues/${number}`
  return `/repos/${repo}/${sort === 'line' ? 'pulls' : 'issues'}/comments/${id}`
}
