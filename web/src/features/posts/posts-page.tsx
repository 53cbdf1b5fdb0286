import { useInfiniteQuery } from '@tanstack/react-query'
import { Megaphone } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { HoldBanner } from '#components/hold-banner.tsx'
import { NewPostButton } from '#components/new-post-button.tsx'
import { Page } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { postsQuery } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'
import { PostCard } from './post-card.tsx'

/** What our accounts said to everybody, what became of it, and what was said below. */
export function PostsPage() {
  return (
    <Page title="Posts" description="What your accounts said to everybody." actions={<NewPostButton />}>
      <HoldBanner className="mb-4" />
      <PostList />
    </Page>
  )
}

function PostList() {
  const { workspace } = useSession()
  const query = useInfiniteQuery(postsQuery(workspace.id))
  const posts = query.data?.pages.flatMap(({ items }) => items)
  if (posts === undefined)
    return query.isError ? (
      <ErrorState error={query.error} what="the posts" onRetry={() => void query.refetch()} />
    ) : (
      <SkeletonRows rows={4} label="Loading the posts" />
    )
  if (posts.length === 0)
    return (
      <EmptyState icon={Megaphone} title="Nothing published yet" action={<NewPostButton alone />}>
        Posts written here, and those written elsewhere with a connected account, appear with what people say
        below them.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Posts" className="space-y-2.5">
        {posts.map((post) => (
          <li key={post.id}>
            <PostCard post={post} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show older posts
          </Button>
        </div>
      ) : null}
    </>
  )
}
