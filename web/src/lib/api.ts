import { createApi } from '@hubbub/api-client'

/** The API of the origin that the page came from. */
export const api = createApi({ baseUrl: '' })
