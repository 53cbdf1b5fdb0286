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

export function actionsOf(
  client: GithubClient,
): Pick<ChannelActions, 'react' | 'unreact' | 'remove' | 'profile'> {
  return {
    async react(to: PostRef, emoji) {
      const content = contentOf(emoji)
      const facts = factsOf(to)
      if (facts.place !== 'discussion') return void (await client.react(pathOf(facts), content))
      const query = `mutation($input: AddReactionInput!) { addReaction(input: $input) { clientMutationId } }`
      await client.graphql(z.unknown(), query, { input: graphInput(facts, content) })
    },
    async unreact(to: PostRef, emoji) {
      const content = contentOf(emoji)
      const facts = factsOf(to)
      if (facts.place !== 'discussion') {
        // Who asks for the same again is told the id of the one that is there.
        const { id } = await client.react(pathOf(facts), content)
        return await client.unreact(pathOf(facts), id)
      }
      const query = `mutation($input: RemoveReactionInput!) { removeReaction(input: $input) { clientMutationId } }`
      await client.graphql(z.unknown(), query, { input: graphInput(facts, content) })
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

function contentOf(emoji: string): string {
  const content = reactionNames[emoji]
  if (content !== undefined) return content
  throw new ChannelError({
    class: 'rejected',
    message: `GitHub knows only ${Object.keys(reactionNames).join(' ')}`,
  })
}

const graphInput = ({ nodeId }: GithubFacts, content: string) => ({
  subjectId: nodeId,
  content: graphNames[content] ?? content.toUpperCase(),
})

function pathOf({ repo, number, sort, id }: GithubFacts): string {
  if (sort === undefined || id === undefined) return `/repos/${repo}/issues/${number}`
  return `/repos/${repo}/${sort === 'line' ? 'pulls' : 'issues'}/comments/${id}`
}
