import { expect, test } from 'vitest'
import { feedsOfPage } from './discover.ts'

const page = (html: string) =>
  feedsOfPage({ bytes: Buffer.from(html), contentType: 'text/html', url: 'https://news.test/a/b' })

test('what the page names comes first, comments after articles, usual places last', () => {
  const html = `<base href="https://news.test/en/"><link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <LINK REL='alternate home' TYPE='application/atom+xml' HREF='atom?a=1&amp;b=2'><a href="podcast.rss">Listen</a>
    <link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/rss+xml" href="javascript:x">`
  expect(page(html).slice(0, 4)).toEqual([
    'https://news.test/en/atom?a=1&b=2',
    'https://news.test/comments/feed/',
    'https://news.test/en/podcast.rss',
    'https://news.test/feed',
  ])
})
