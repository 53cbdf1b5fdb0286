import { createFileRoute } from '@tanstack/react-router'
import { NewPostPage } from '#features/posts/new-post-page.tsx'

export const Route = createFileRoute('/_app/posts/new')({ component: NewPostPage })
