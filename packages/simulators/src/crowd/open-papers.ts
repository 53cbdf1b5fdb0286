import { createFeedSite } from '../feeds/create-feed-site.ts'
import { articles } from './crowd-stories.ts'

const titles = { gazette: 'The Barista Gazette', forum: 'Crema Forum' } as const
type Site = keyof typeof titles

/** Two papers with a feed each. What they published stands in `remembered` by number and time. */
export async function openPapers(remembered: readonly { number: number; at: string }[]) {
  const sites = {
    gazette: await createFeedSite({ title: titles.gazette, format: 'rss' }),
    forum: await createFeedSite({ title: titles.forum, format: 'atom' }),
  } satisfies Record<Site, unknown>
  const published: { number: number; at: string }[] = []

  function publish(number: number, at: Date) {
    const article = articles[number % articles.length]
    if (article === undefined) return
    const { site, title, body, author } = article
    const link = `https://${site}.example/articles/${number + 1}`
    // Told again with another number it is another article.
    sites[site].publish({ id: link, title, link, body: `<p>${body}</p>`, author, at })
    published.push({ number, at: at.toISOString() })
  }
  for (const { number, at } of remembered.slice(-20)) publish(number, new Date(at))

  return {
    accounts: (Object.keys(titles) as Site[]).map((site) => ({
      kind: 'feed' as const,
      name: titles[site],
      settings: { url: sites[site].feedUrl, everyMinutes: 2 },
      credentials: {},
    })),
    publishNext: (at: Date) => publish((published.at(-1)?.number ?? -1) + 1, at),
    remember: () => published.slice(-20),
    close: async () => void (await Promise.all(Object.values(sites).map(async (site) => await site.close()))),
  }
}
