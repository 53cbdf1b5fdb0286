import type { Attachment } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { mailPage } from './mail-page.ts'

const attachment = (id: string, contentId: string): Attachment => ({
  id,
  filename: 'logo.png',
  contentType: 'image/png',
  size: 1,
  inline: true,
  contentId,
})
const page = (html: string, contentId = 'Logo@Shop.example') =>
  mailPage({
    html,
    text: '',
    attachments: [attachment('a1', contentId)],
    workspaceId: 'w1',
    images: 'blocked',
    theme: 'light',
  })
const shown = 'src="/api/v1/workspaces/w1/attachments/a1"'

test.each([
  'cid:Logo@Shop.example',
  'cid:logo@shop.EXAMPLE',
  'CID:logo@shop.example',
  'cid:logo%40shop.example',
])('a picture that is meant by %s stands in the page', (src) => {
  expect(page(`<p><img alt="" src="${src}"></p>`)).toContain(shown)
})

test('a picture of another name, or a word of it in the text, stays as it is', () => {
  expect(page('<img src="cid:logo@elsewhere.example">')).toContain('src="cid:logo@elsewhere.example"')
  expect(page('<p>src="cid:logo@shop.example"</p>')).not.toContain(shown)
  expect(page('<img src="cid:100%">')).toContain('src="cid:100%"')
})

test('a text without HTML is shown as text', () => {
  const plain = mailPage({
    html: null,
    text: '<b>&',
    attachments: [],
    workspaceId: 'w',
    images: 'shown',
    theme: 'dark',
  })
  expect(plain).toContain('<pre>&lt;b&gt;&amp;</pre>')
})
